namespace Tera.Documents;

public sealed class PageMarkTests
{
    private static readonly VerificationCode Code = VerificationCode.Of([.. Enumerable.Range(1, 20).Select(number => (byte)number)]);
    private static readonly VerificationCode Other = VerificationCode.Of([.. Enumerable.Range(5, 20).Select(number => (byte)number)]);
    private const string Print = "0123456789ABCDEF";

    [Fact]
    public void What_a_page_says_is_read_as_it_was_written()
    {
        var mark = new PageMark(Code, 3, 12, Print);

        Assert.True(PageMark.TryParse(mark.Text, out var read));
        Assert.Equal(mark, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://contoh.example/verifikasi/123456789ABCDEFGHJKM")]
    [InlineData("TERA/123456789ABCDEFGHJKM/0/3/0123456789ABCDEF")]
    [InlineData("TERA/123456789ABCDEFGHJKM/4/3/0123456789ABCDEF")]
    [InlineData("TERA/123456789ABCDEFGHJKM/1/3/0123")]
    [InlineData("TERA/123456789ABCDEFGHJK/1/3/0123456789ABCDEF")]
    [InlineData("TERA/123456789ABCDEFGHJKM/99999999999/3/0123456789ABCDEF")]
    public void Anything_else_is_no_mark(string? seen) => Assert.False(PageMark.TryParse(seen, out _));

    [Fact]
    public void Pages_in_any_order_and_from_several_files_are_the_whole_document()
    {
        var match = ScanMatch.Of(Code, 3, Print, [Page("b.pdf", 1, 3), Page("a.jpg", 1, 1), Page("b.pdf", 2, 2)]);

        Assert.True(match.IsWhole);
        Assert.Equal(["a.jpg", "b.pdf", "b.pdf"], match.Ordered.Select(page => page.File));
    }

    [Fact]
    public void What_is_missing_twice_foreign_or_unreadable_is_named_each_for_itself()
    {
        ScannedPage[] scanned =
        [
            Page("a", 1, 1), Page("a", 2, 1), new("a", 3, null),
            new("a", 4, new PageMark(Other, 2, 3, Print)), new("a", 5, new PageMark(Code, 2, 3, "FEDCBA9876543210")), new("a", 6, new PageMark(Code, 2, 4, Print)),
        ];

        var match = ScanMatch.Of(Code, 3, Print, scanned);

        Assert.False(match.IsWhole);
        Assert.Equal([2, 3], match.Missing);
        Assert.Equal([1], match.Twice);
        Assert.Equal([4, 5, 6], match.Foreign.Select(page => page.PageOfFile));
        Assert.Equal([3], match.Unreadable.Select(page => page.PageOfFile));
    }

    private static ScannedPage Page(string file, int at, int page) => new(file, at, new PageMark(Code, page, 3, Print));
}
