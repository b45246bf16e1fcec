using Tera.EndToEnd.Browsing;
using Tera.EndToEnd.Robots;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.EndToEnd.Walks;

/// <summary>The six other SOPs of the library, from the first order to the archive, with one No on the way where they check.</summary>
public sealed class OtherSopTests(Chromium chromium)
{
    private const string Reason = "Realisasi belum sama dengan bukti yang dilampirkan.";

    /// <param name="sop">Folder of the pictures.</param>
    /// <param name="head">Who begins it and reads its document.</param>
    /// <param name="title">Of the SOP.</param>
    /// <param name="period">Chosen at the start; null for the one proposed.</param>
    /// <param name="document">Kind of its main document.</param>
    /// <param name="printed">What its verification page calls that document.</param>
    /// <param name="check">The step whose first answer is No; null where the SOP has no check.</param>
    /// <param name="child">Code of the SOP it waits for; null for none.</param>
    [Theory]
    [InlineData("dishub", "kadis.dishub", "Pengukuran Kinerja", null, "pengukuran", "Pengukuran Kinerja", "verifikasi", null)]
    [InlineData("badan", "kaban.badan", "Pengukuran Kinerja", null, "pengukuran", "Pengukuran Kinerja", "periksa", "pengumpulan-data")]
    [InlineData("pengumpulan-data", "kabag.kerjasama", "Pengumpulan Data Kinerja", null, "hasil-pengumpulan-data", "Pengumpulan Data", null, null)]
    [InlineData("evaluasi", "kabag.kerjasama", "Evaluasi", null, "hasil-evaluasi", "Evaluasi", "periksa-kasubag", null)]
    [InlineData("pelaporan", "kabag.kerjasama", "Pelaporan Kinerja", "Setahun penuh", "laporan-kinerja", "Laporan Kinerja", "periksa-kasubag", null)]
    [InlineData("kecamatan", "camat.contohutara", "Pengukuran Kinerja Triwulan", null, "pengukuran", "Pengukuran Kinerja", "tanda-tangan", null)]
    public async Task Given_a_printed_sop_when_everybody_does_what_waits_then_its_signed_document_is_proven_and_archived(
        string sop, string head, string title, string? period, string document, string printed, string? check, string? child)
    {
        await using var walk = await Walk.BeginAsync(chromium, sop);

        var run = await walk.Robot.StartAsync(head, title, period);
        await walk.Robot.WalkAsync(run, duty => duty is { IsJoint: false, Kind: ActKind.Check, Task.Key.Round: 1 } && duty.Task.Key.Step.Value == check
            ? new Answer(Accepted: false, Reason)
            : null);

        var reader = await walk.AfterwardsAsync(run, head);
        Assert.Equal(check is not null, (await reader.Page.Locator("section[aria-labelledby=riwayat]").TextContentAsync())!.Contains(Reason, StringComparison.Ordinal));
        List<string> linked = child is null ? [] : [$"{child} {RunStatus.Finished}"];
        RunTaskStatus? waited = child is null ? null : RunTaskStatus.Done;
        Assert.Equal(linked, await walk.LinkedAsync(run));
        Assert.Equal(waited, await walk.StatusAsync(run, new TaskKey(new("kompilasi"), 0, 1, Slot.Sole)));

        await walk.OpenDocumentAsync(reader, run, document);
        using var paper = await SignedPaper.DownloadAsync(reader);
        await paper.KeepPicturesAsync(walk.Robot.Gallery);
        Assert.Contains("Signature Validation: Signature is Valid.", await paper.SignaturesAsync());
        await walk.ProveAsync(await paper.QrAddressAsync(), printed);
        await walk.OpenArchiveAsync(reader, title);
        walk.Robot.Gallery.Hear(reader);
        walk.Robot.Gallery.AssertClean();
    }
}
