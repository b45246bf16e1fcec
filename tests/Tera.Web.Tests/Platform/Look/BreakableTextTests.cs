using Tera.Platform.Components;

namespace Tera.Platform.Look;

public sealed class BreakableTextTests
{
    [Theory]
    [InlineData("000.8.6.3/1/BMCKTR/2027", "000.|8.|6.|3/|1/|BMCKTR/|2027")]
    [InlineData("bidang.pembinaan.badan", "bidang.|pembinaan.|badan")]
    [InlineData("Rp1.250.000.000,00", "Rp1.250.000.000,00")]
    [InlineData("71.220.000.000", "71.220.000.000")]
    [InlineData("M.Si.", "M.Si.")]
    [InlineData("perencanaan.", "perencanaan.")]
    [InlineData("", "")]
    public void A_code_breaks_after_its_marks_and_an_amount_or_a_title_never(string word, string expected) =>
        Assert.Equal(expected, string.Join('|', BreakableText.Pieces(word)));
}
