using Tera.EndToEnd.Browsing;

namespace Tera.EndToEnd.Walks;

/// <summary>The six other SOPs of the library, from the first order to their end.</summary>
public sealed class OtherSopTests(Chromium chromium)
{
    [Theory]
    [InlineData("dishub", "kadis.dishub", "Pengukuran Kinerja", null, "pengukuran")]
    [InlineData("badan", "kaban.badan", "Pengukuran Kinerja", null, "pengukuran")]
    [InlineData("pengumpulan-data", "kabag.kerjasama", "Pengumpulan Data Kinerja", null, "hasil-pengumpulan-data")]
    [InlineData("evaluasi", "kabag.kerjasama", "Evaluasi", null, "hasil-evaluasi")]
    [InlineData("pelaporan", "kabag.kerjasama", "Pelaporan Kinerja", "Setahun penuh", "laporan-kinerja")]
    [InlineData("kecamatan", "camat.contohutara", "Pengukuran Kinerja Triwulan", null, "pengukuran")]
    public async Task Given_a_printed_sop_when_everybody_does_what_waits_then_its_signed_document_stands(
        string sop, string head, string title, string? period, string document)
    {
        await using var walk = await Walk.BeginAsync(chromium, sop);

        var run = await walk.Robot.StartAsync(head, title, period);
        await walk.Robot.WalkAsync(run);

        var reader = await walk.AfterwardsAsync(run, head);
        await walk.OpenDocumentAsync(reader, run, document);
        using var paper = await SignedPaper.DownloadAsync(reader);
        await paper.KeepPicturesAsync(walk.Robot.Gallery);
        Assert.Contains("Signature Validation: Signature is Valid.", await paper.SignaturesAsync());
        walk.Robot.Gallery.Hear(reader);
        walk.Robot.Gallery.AssertClean();
    }
}
