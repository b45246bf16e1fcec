using NodaTime;

namespace Tera.Documents;

public sealed class LetterNumberPatternTests
{
    private static readonly LocalDate Day = new(2026, 10, 13);

    [Theory]
    [InlineData(LetterNumberPattern.Usual, "000.8.6.3/412/BMCKTR/2026")]
    [InlineData("{nomor:0000}/{unit}/{bulan}/{tahun}", "0412/BMCKTR/X/2026")]
    [InlineData(" 065 / {nomor} - ORG / {tahun} ", "065 / 412 - ORG / 2026")]
    public void A_number_is_written_as_the_pattern_says(string pattern, string written)
    {
        Assert.True(LetterNumberPattern.Parse(pattern).Accepted(out var parsed, out _));
        Assert.Equal(written, parsed.Format(412, "000.8.6.3", "BMCKTR", Day));
    }

    [Theory]
    [InlineData("", "documents.letter.pattern-length")]
    [InlineData("{klasifikasi}/{unit}/{tahun}", "documents.letter.pattern-lacks")]
    [InlineData("{nomor}/{unit}", "documents.letter.pattern-lacks")]
    [InlineData("{nomor}/{tahun}/{hari}", "documents.letter.pattern-mark")]
    [InlineData("{nomor}/{tahun}/{", "documents.letter.pattern-mark")]
    [InlineData("{nomor:0000000}/{tahun}", "documents.letter.pattern-mark")]
    public void A_pattern_that_would_repeat_a_number_or_means_nothing_is_refused(string pattern, string code) =>
        Assert.Equal(code, LetterNumberPattern.Parse(pattern).Rejection?.Code);

    [Fact]
    public void Numbers_begin_at_one()
    {
        Assert.True(LetterNumberPattern.Parse(LetterNumberPattern.Usual).Accepted(out var pattern, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => pattern.Format(0, "000", "A", Day));
    }
}
