"""Generated files are held small and come out as they went in."""

from generator.models.output import GrowingFile, OutputFile


def test_a_file_comes_out_as_it_went_in() -> None:
    file = OutputFile.of("questions/a.md", "Grüße\n".encode())
    assert (file.src_uri, file.content, file.text) == (
        "questions/a.md",
        b"Gr\xc3\xbc\xc3\x9fe\n",
        "Grüße\n",
    )


def test_what_repeats_itself_is_held_small() -> None:
    assert len(OutputFile.of("a.md", b"again and again, " * 1_000).packed) < 200


def test_a_file_made_piece_by_piece_is_its_pieces_in_their_order() -> None:
    growing = GrowingFile()
    for piece in (b"[", b"", b"1, ", b"2]\n"):
        growing.add(piece)
    file = growing.close("evidence.json")
    assert (file.src_uri, file.content) == ("evidence.json", b"[1, 2]\n")
