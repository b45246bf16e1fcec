using System.Net;
using Tera.TestKit;

namespace Tera.Procedures.Monitoring;

public sealed class EvaluationPageTests
{
    private const string Page = "/sop/evaluasi?tahun=2026";

    [Fact]
    public async Task The_year_shows_its_halves_findings_and_times_and_keeps_a_conclusion_that_is_printed_with_where_the_form_comes_from()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync("/sop/pemantauan?tahun=2026&semester=1"), "pantau", ($"{id}.Nilai", "tidak"), ($"{id}.Tindakan", "Tambah satu petugas."));
        var form = await head.GetAsync(Page);
        Assert.Contains("I: tidak berjalan baik (Tambah satu petugas.); II: belum dinilai", form.Text, StringComparison.Ordinal);
        Assert.Contains("Bentuk formulir usulan", form.Text, StringComparison.Ordinal);

        var refused = await head.SendAsync(form, "evaluasi", ($"{id}.Nilai", "tidak"));
        var saved = await head.SendAsync(form, "evaluasi", ($"{id}.Nilai", "tidak"), ($"{id}.Catatan", "Langkah 4 terlalu singkat."), ($"{id}.Tindakan", "Revisi waktu langkah 4."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("disimpulkan Ir. H. Zulkarnain", saved.Text, StringComparison.Ordinal);
        Assert.Equal("Revisi waktu langkah 4.", saved.ValueOf($"{id}.Tindakan"));
        Assert.True(string.IsNullOrEmpty((await head.GetAsync("/sop/pemantauan?tahun=2026&semester=2")).ValueOf($"{id}.Tindakan")));
        Assert.Equal("%PDF"u8.ToArray(), (await head.DownloadAsync(saved.Html.QuerySelector("a[href^='/sop/evaluasi/pdf']")!.GetAttribute("href")!))!.Take(4));
    }

    [Fact]
    public async Task Who_keeps_no_SOPs_has_no_evaluation()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(Page)).Status);
        Assert.Null(await staff.DownloadAsync("/sop/evaluasi/pdf?tahun=2026"));
    }
}
