using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tera.Documents.Acts;
using Tera.Documents.Archiving;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;

namespace Tera.Documents;

/// <summary>What was decided in a run is archived with it, and with its name, its day and its place.</summary>
public sealed class MeetingPackageTests
{
    [Fact]
    public async Task Given_a_run_that_decided_something_when_it_is_packed_then_meeting_and_decision_lie_in_the_package_and_on_its_first_page()
    {
        await using var world = await ActsWorld.AtAsync("badan", "notulen", ActKind.Minute);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(world)));
        await world.PrintAsync();
        await using var session = world.Session();

        var packed = await session.Get<RunPackage>().PackAsync(world.Run, default);

        await using var stored = session.Get<FileStore>().OpenRead(packed.File.Hash)!;
        using var zip = new ZipArchive(stored);
        var decision = Assert.Single(JsonSerializer.Deserialize<List<Dictionary<string, string>>>(await TextAsync(zip, "data/rapat-keputusan.json"))!);
        Assert.Equal(("Bidang melengkapi bukti", "2026-10-20"), (decision["keputusan"], decision["paling_lambat"]));
        Assert.Contains("Rapat pembahasan", await TextAsync(zip, "data/rapat.csv"), StringComparison.Ordinal);
        var page = await TextAsync(zip, "index.html");
        Assert.Contains("Bidang melengkapi bukti", page, StringComparison.Ordinal);
        Assert.Contains("20 Oktober 2026", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_filed_run_when_its_package_is_opened_then_it_says_under_what_it_was_filed_how_long_it_is_kept_and_where()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.FileAsync(world, await world.SignedAsync());
        await using var session = world.Session();
        var record = session.Db.Set<ArchiveRecord>().Single();
        await using var stored = session.Get<FileStore>().OpenRead(session.Db.Set<ArchivePackage>().Single().Hash!.Value)!;
        using var zip = new ZipArchive(stored);

        var row = (await JsonDocument.ParseAsync(await zip.GetEntry("data/catatan-arsip.json")!.OpenAsync())).RootElement.EnumerateArray().Single();

        Assert.Equal((record.Classification, record.Place, record.ActiveYears), (row.GetProperty("klasifikasi").GetString(), row.GetProperty("tempat").GetString(), row.GetProperty("aktif_tahun").GetInt32()));
        Assert.Contains("JRA Kabupaten Uji butir 12", await TextAsync(zip, "index.html"), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(ZipArchive zip, string path)
    {
        using var reader = new StreamReader(await zip.GetEntry(path)!.OpenAsync(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
