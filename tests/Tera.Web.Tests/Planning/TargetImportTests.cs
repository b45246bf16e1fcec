using Tera.Planning.Exchange;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>Targets in a file beside the indicators they are for.</summary>
public sealed class TargetImportTests
{
    [Fact]
    public async Task Given_new_indicators_with_their_targets_and_no_draft_when_previewed_then_the_draft_alone_is_asked_for_and_with_one_all_is_taken()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var plan = await ExchangeTests.PlanAsync(world);
        object[] indicators = ["Kode", "Renstra", "Urutan sasaran", "Jenis", "Unit", "Urutan", "Nama pada kartu", "Berlaku sejak"];
        object[] targets = ["Kode", "Nama pada kartu", "Tahun", "TW I", "TW II", "TW III", "TW IV", "Unit", "Wajib bukti"];
        object[] cards = [.. PlanSheet.Cards.Columns];
        object[] Target(string code) => [code, "", 80m, 20m, 40m, 60m, 80m, "Bidang Bina Marga", "ya"];
        string[] codes = ["IK-12", "IK-13", "IK-14"];
        var book = new TestBook()
            .Sheet("Indikator", [indicators, .. codes.Select((code, at) => (object[])[code, plan, 1m, "bukan IKU", "Bidang Bina Marga", 12m + at, "", "2026-01-01"])])
            .Sheet("Kartu", [cards, .. codes.Select(code => (object[])[code, "2026-01-01", $"Uji {code}", "Dihitung untuk pengujian.", "", "", "%", "persentase", "Makin tinggi makin baik", "", "nilai akhir", "", "", "", "", "", "", ""])])
            .Sheet("Target", [targets, .. codes.Append("IK-99").Select(Target)]).ToArray();
        var refused = new TestBook().Sheet("Indikator", indicators, ["IK-12", plan, 77m, "bukan IKU", "Bidang Bina Marga", 12m, "", ""]).Sheet("Target", targets, Target("IK-12")).ToArray();

        var none = await ExchangeTests.UploadAsync(keeper, "rencana.xlsx", book);
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var drafted = await ExchangeTests.UploadAsync(keeper, "rencana.xlsx", book);

        Assert.Equal(["Target!A5: Indikator “IK-99” tidak dikenal pada instansi ini.", "Target!C2: Target berubah, tetapi belum ada rancangan perjanjian tahun 2026. Mulai rancangannya lebih dahulu pada halaman Perjanjian Kinerja."], Faults(none));
        Assert.Equal(["Target!A5: Indikator “IK-99” tidak dikenal pada instansi ini."], Faults(drafted));
        Assert.StartsWith("Indikator!C2: ", Assert.Single(Faults(await ExchangeTests.UploadAsync(keeper, "rencana.xlsx", refused))), StringComparison.Ordinal);

        static IReadOnlyList<string> Faults(TestPage page) => [.. page.Html.QuerySelectorAll(".t-fault-list li").Select(fault => string.Join(' ', fault.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Order(StringComparer.Ordinal)];
    }
}
