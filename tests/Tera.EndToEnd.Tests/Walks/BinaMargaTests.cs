using Tera.EndToEnd.Browsing;
using Tera.EndToEnd.Robots;

namespace Tera.EndToEnd.Walks;

/// <summary>The reference SOP from the order to the archive, with one return on the way.</summary>
public sealed class BinaMargaTests(Chromium chromium)
{
    private const string Unit = "Bidang Cipta Karya";
    private const string Reason = "Data dukung realisasi fisik belum memuat berita acara.";

    [Fact]
    public async Task Given_the_printed_sop_when_everybody_does_what_waits_then_the_signed_document_is_proven_uploaded_and_archived()
    {
        await using var walk = await Walk.BeginAsync(chromium, "bmcktr");
        var robot = walk.Robot;

        var run = await robot.StartAsync("kadis.bmcktr", "Pengukuran Kinerja");
        await robot.WalkAsync(run, duty => duty.Task.Key.Step.Value == "analisa" && duty.Task.Key.Round == 1
            ? new Answer(Accepted: false, Reason, To: "Langkah 4", Unit)
            : null);

        var head = await walk.AfterwardsAsync(run, "kadis.bmcktr");
        Assert.Contains(Reason, await head.Page.Locator("section[aria-labelledby=riwayat]").TextContentAsync());

        await walk.OpenDocumentAsync(head, run, "pengukuran");
        using var paper = await SignedPaper.DownloadAsync(head);
        await paper.KeepPicturesAsync(robot.Gallery);
        Assert.Contains("Signature Validation: Signature is Valid.", await paper.SignaturesAsync());
        await walk.ProveAsync(await paper.QrAddressAsync(), "Realisasi Rencana Aksi");
        await walk.OpenArchiveAsync(head, "Pengukuran Kinerja");
        robot.Gallery.Hear(head);
        robot.Gallery.AssertClean();
    }
}
