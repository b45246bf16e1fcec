namespace Tera.Procedures.Library;

public sealed class FindingsTests
{
    [Theory]
    [InlineData("badan", FindingKind.Numbering, "Nomor 10 dipakai 2 baris.")]
    [InlineData("pengumpulan-data", FindingKind.Numbering, "Nomor 5, 6 tidak ada.")]
    [InlineData("pengumpulan-data", FindingKind.Numbering, "Baris ini tercetak tanpa nomor.")]
    [InlineData("bmcktr", FindingKind.Links, "“SOP Pengukuran Kinerja” menunjuk SOP ini sendiri.")]
    [InlineData("bmcktr", FindingKind.Links, "“SOP Pengarsipan” disebut, tetapi belum tersedia.")]
    [InlineData("kecamatan", FindingKind.Cover, "Tanggal Efektif belum diisi.")]
    [InlineData("dishub", FindingKind.Cover, "Nomor SOP belum diisi.")]
    [InlineData("evaluasi", FindingKind.Standard, "Tanpa mutu baku sama sekali.")]
    [InlineData("pelaporan", FindingKind.Standard, "Tanpa mutu baku sama sekali.")]
    public void A_defect_of_a_source_is_told(string code, FindingKind kind, string text) =>
        Assert.Contains(Findings.Of(Shipped.Sop(code), _ => true), finding => finding.Kind == kind && finding.Text == text);

    [Fact]
    public void A_year_or_two_milliards_in_the_column_No_names_ten_gaps_and_costs_nothing()
    {
        var sop = Shipped.Sop("bmcktr");
        var odd = sop with { Steps = [.. sop.Steps.Select(step => step.PrintedNumber == "9" ? step with { PrintedNumber = "2000000000" } : step)] };

        Assert.Contains(Findings.Of(odd, _ => true), finding => finding.Text == "Nomor 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, dan seterusnya tidak ada.");
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void Every_proposal_has_its_own_key_and_a_reason(string code)
    {
        var proposals = Proposals.Of(Shipped.Sop(code));

        Assert.All(proposals, proposal => Assert.False(string.IsNullOrWhiteSpace(proposal.Reading.Reason)));
        Assert.Equal(proposals.Count, proposals.Select(proposal => proposal.Key).Distinct().Count());
    }

    [Fact]
    public void Given_no_folder_when_the_library_is_loaded_then_it_is_empty_and_says_why()
    {
        var library = ShippedLibrary.Load(Path.Combine(Path.GetTempPath(), $"tera-no-library-{Environment.ProcessId}"));

        Assert.Empty(library.Definitions);
        Assert.Single(library.Faults);
    }
}
