using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What begins as a verb does and is none, and what checks without a diamond.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("Berkas diserahkan kepada staf", "Menyiapkan berkas")]
    [InlineData("Berita acara disusun", "Menyusun berita acara")]
    [InlineData("Dinas mengirim laporan", null)]
    [InlineData("Disposisi surat", "Mendisposisikan")]
    [InlineData("Ditandatangani pimpinan", "Menandatangani")]
    [InlineData("Media dikelola", null)]
    public void Nouns_and_what_is_done_to_something_are_told_as_no_active_verb(string text, string? verb)
    {
        var finding = Assert.Single(Wording(text));

        Assert.Equal($"“{text.Split(' ')[0]}” bukan kata kerja aktif.", finding.Text);
        Assert.StartsWith(verb is null ? "Mulai dengan kata kerja aktif" : $"Tulis “{verb} …”", finding.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Menyusun laporan")]
    [InlineData("Berkoordinasi dengan bidang")]
    [InlineData("Memverifikasi data")]
    [InlineData("mengetik konsep")]
    public void Active_verbs_are_not_told(string text) => Assert.Empty(Wording(text));

    [Fact]
    public void Who_checks_without_a_diamond_is_told_and_who_orders_it_is_not()
    {
        var sop = Shipped.Sop("bmcktr");
        List<Finding> Decisions(string text, ActKind kind) =>
        [
            .. Findings.Of(sop with { Steps = sop.Steps.SetItem(0, sop.Steps[0] with { Text = text, Acts = [sop.Steps[0].Acts[0] with { Kind = kind }] }) }, _ => true)
                .Where(finding => finding.Step == sop.Steps[0].Key && finding.Kind is FindingKind.Decision),
        ];

        Assert.Equal("“memverifikasi” tanpa belah ketupat.", Assert.Single(Decisions("Menerima dan memverifikasi data", ActKind.Process)).Text);
        Assert.Empty(Decisions("Memerintahkan staf memverifikasi data", ActKind.Instruct));
        Assert.Empty(Decisions("Menghimpun data", ActKind.Collect));
    }

    private static IEnumerable<Finding> Wording(string text)
    {
        var sop = Shipped.Sop("bmcktr");
        var step = sop.Steps[0] with { Text = text, Acts = [sop.Steps[0].Acts[0]] };
        return Findings.Of(sop with { Steps = sop.Steps.SetItem(0, step) }, _ => true).Where(finding => finding.Step == step.Key && finding.Kind is FindingKind.Wording);
    }
}
