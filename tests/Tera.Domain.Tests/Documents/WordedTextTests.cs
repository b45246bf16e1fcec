namespace Tera.Documents;

public sealed class WordedTextTests
{
    private static readonly Placeholder[] Known = [new("acara", "acara rapat"), new("hari_tanggal", "hari dan tanggal")];

    [Fact]
    public void Placeholders_are_filled_once_and_what_is_filled_in_is_not_looked_into_again()
    {
        Assert.True(WordedText.Parse(" Mohon hadir pada {acara},\r\n{hari_tanggal}. ", Known, required: true).Accepted(out var text, out _));

        Assert.Equal(
            "Mohon hadir pada Rapat {hari_tanggal},\n<b>Kamis</b>.",
            WordedText.Fill(text.Text, name => name == "acara" ? "Rapat {hari_tanggal}" : "<b>Kamis</b>"));
    }

    [Theory]
    [InlineData("{nama}", "documents.wording.unknown-placeholder", "{nama}", 1, 1)]
    [InlineData("Yth.\nUntuk {acara} dan {ACARA}", "documents.wording.unknown-placeholder", "{ACARA}", 2, 19)]
    [InlineData("{ acara }", "documents.wording.unknown-placeholder", "{ acara }", 1, 1)]
    [InlineData("@{acara} {}", "documents.wording.unknown-placeholder", "{}", 1, 10)]
    [InlineData("Acara {acara", "documents.wording.lone-brace", "{", 1, 7)]
    [InlineData("{{acara}}", "documents.wording.lone-brace", "{", 1, 1)]
    [InlineData("a }", "documents.wording.lone-brace", "}", 1, 3)]
    public void What_is_no_placeholder_is_named_with_its_place_and_with_what_there_is(string typed, string code, string mark, int line, int column)
    {
        var no = WordedText.Parse(typed, Known, required: true).Rejection;

        Assert.Equal(code, no?.Code);
        Assert.Equal(new object[] { mark, line, column, "{acara}, {hari_tanggal}" }, no!.Args);
    }

    [Theory]
    [InlineData("", "documents.wording.missing")]
    [InlineData(" \n ", "documents.wording.missing")]
    [InlineData("a\u202Eb", "documents.wording.unprintable")]
    [InlineData("a\0", "documents.wording.unprintable")]
    public void Nothing_and_what_nobody_sees_is_refused(string typed, string code) => Assert.Equal(code, WordedText.Parse(typed, Known, required: true).Rejection?.Code);

    [Fact]
    public void Two_thousand_letters_are_taken_and_one_more_is_not()
    {
        Assert.Null(WordedText.Parse(new string('a', WordedText.Longest), Known, required: false).Rejection);
        Assert.Equal("documents.wording.too-long", WordedText.Parse(new string('a', WordedText.Longest + 1), Known, required: false).Rejection?.Code);
    }

    [Fact]
    public void Nothing_is_taken_where_nothing_need_stand() => Assert.Null(WordedText.Parse("", Known, required: false).Rejection);
}
