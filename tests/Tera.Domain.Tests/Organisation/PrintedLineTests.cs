using Tera.Organisation.People;

namespace Tera.Organisation;

public sealed class PrintedLineTests
{
    [Theory]
    [InlineData("  Kepala   Bidang\n Cipta Karya ", "Kepala Bidang Cipta Karya")]
    [InlineData("Dra. Hj. Kartika", "Dra. Hj. Kartika")]
    public void A_line_is_kept_with_single_spaces(string typed, string kept)
    {
        Assert.True(PrintedLine.Of(typed).Accepted(out var line, out _));
        Assert.Equal(kept, line.Text);
    }

    [Fact]
    public void Nothing_too_much_and_what_cannot_be_printed_are_refused()
    {
        Assert.Equal("organisation.line.missing", PrintedLine.Of(" \t ").Rejection?.Code);
        Assert.Equal("organisation.line.missing", PrintedLine.Of(null).Rejection?.Code);
        Assert.Equal([201, 200], PrintedLine.Of(new string('a', 201)).Rejection?.Args);
        Assert.Null(PrintedLine.Of(new string('a', 200)).Rejection);
        Assert.Equal("organisation.line.control-characters", PrintedLine.Of("a\u0007b").Rejection?.Code);
    }

    [Theory]
    [InlineData("iv/a", "Pembina, IV/a")]
    [InlineData("I/d", "Juru Tingkat I, I/d")]
    [InlineData("IX", "Golongan IX")]
    public void A_grade_is_found_by_its_code_and_printed_with_its_rank(string code, string printed)
    {
        Assert.True(CivilServiceGrade.Parse(code).Accepted(out var grade, out _));
        Assert.Equal(printed, grade.Printed);
    }

    [Fact]
    public void An_unknown_grade_is_refused() => Assert.Equal("organisation.grade.unknown", CivilServiceGrade.Parse("V/a").Rejection?.Code);

    [Theory]
    [InlineData("nama@contohjaya.go.id", true)]
    [InlineData("nama@contohjaya", false)]
    [InlineData("@contohjaya.go.id", false)]
    [InlineData("a b@contohjaya.go.id", false)]
    [InlineData("a@b@contohjaya.go.id", false)]
    [InlineData("nama@contohjaya.go.", false)]
    public void An_address_has_one_at_sign_and_a_dotted_name_after_it(string typed, bool taken) => Assert.Equal(taken, MailAddress.Of(typed).Rejection is null);
}
