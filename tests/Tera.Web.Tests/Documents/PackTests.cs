using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;
using Tera.Documents.Archiving;
using Tera.Platform.Files;
using Tera.Platform.Signing;

namespace Tera.Documents;

/// <summary>A package is read and verified by somebody who has nothing but the package.</summary>
public sealed class PackTests(PackedRunFile packed) : IClassFixture<PackedRunFile>, IDisposable
{
    private readonly NssStores _stores = new(Options.Create(new SigningOptions()));

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task A_package_as_it_was_made_is_whole_and_every_file_event_and_signature_of_it_was_looked_at()
    {
        var report = await VerifyAsync(packed.Bytes);

        Assert.Empty(report.Faults);
        Assert.True(report is { Files: > 10, Events: > 3, Signatures: 1 }, $"{report.Files} {report.Events} {report.Signatures}");
    }

    [Theory]
    [InlineData("dokumen/", "%%EOF", "%%EOX", "berubah: sidiknya tidak sama dengan yang tercatat.")]
    [InlineData("data/angka.json", "\"nilai\"", "\"nilai_lain\"", "tidak berukuran seperti yang tercatat.")]
    [InlineData("riwayat/peristiwa.json", "\"urutan\": \"3\"", "\"urutan\": \"4\"", "Rantai peristiwa putus pada peristiwa ke-3")]
    public async Task Given_one_file_changed_when_the_package_is_verified_then_it_is_told(string path, string from, string to, string fault)
    {
        var report = await VerifyAsync(Changed(zip =>
        {
            var entry = zip.Entries.First(entry => entry.FullName.StartsWith(path, StringComparison.Ordinal));
            Write(zip, entry.FullName, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Read(entry)).Replace(from, to, StringComparison.Ordinal)));
        }));

        Assert.Contains(report.Faults, one => one.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_file_added_and_one_taken_away_when_the_package_is_verified_then_both_are_named()
    {
        var report = await VerifyAsync(Changed(zip =>
        {
            zip.GetEntry("data/dokumen.csv")!.Delete();
            Write(zip, "dokumen/palsu.pdf", "%PDF-1.7 palsu"u8.ToArray());
        }));

        Assert.Contains("Berkas data/dokumen.csv terdaftar, tetapi tidak ada.", report.Faults);
        Assert.Contains("Berkas dokumen/palsu.pdf ditambahkan: tidak terdaftar.", report.Faults);
    }

    [Fact]
    public async Task Given_what_is_no_package_of_ours_when_it_is_verified_then_it_is_said()
    {
        using var other = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(other, ZipArchiveMode.Update, leaveOpen: true, entryNameEncoding: null, default))
        {
            Write(zip, "catatan.txt", "lain"u8.ToArray());
        }

        Assert.Contains("Bukan paket arsip Tera", Assert.Single((await VerifyAsync(other.ToArray())).Faults));
        await Assert.ThrowsAsync<InvalidDataException>(() => VerifyAsync("bukan zip"u8.ToArray()));
    }

    [Fact]
    public void Its_first_page_names_every_document_and_points_at_nothing_outside_the_package()
    {
        using var zip = new ZipArchive(new MemoryStream(packed.Bytes));
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Read(zip.GetEntry("index.html")!)));

        var links = page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToList();
        Assert.Contains(links, link => link.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.All(links, link => Assert.NotNull(zip.GetEntry(link)));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe"));
        Assert.Contains("menandatangani", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Its_tables_say_the_same_as_CSV_and_as_JSON()
    {
        using var zip = new ZipArchive(new MemoryStream(packed.Bytes));
        foreach (var csv in zip.Entries.Where(entry => entry.FullName.EndsWith(".csv", StringComparison.Ordinal) && entry.FullName != "isi-paket.csv"))
        {
            var rows = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(Read(zip.GetEntry(Path.ChangeExtension(csv.FullName, ".json"))!))!;
            var head = Encoding.UTF8.GetString(Read(csv)).Split("\r\n")[0].TrimStart('\uFEFF').Split(',');

            Assert.All(rows, row => Assert.Equal(head, row.Keys));
        }
    }

    private async Task<PackReport> VerifyAsync(byte[] package)
    {
        using var stream = new MemoryStream(package);
        return await new PackVerifier(new PdfSignatureVerifier(_stores)).VerifyAsync(stream, default);
    }

    private byte[] Changed(Action<ZipArchive> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(packed.Bytes);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return bytes.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string path, byte[] content)
    {
        zip.GetEntry(path)?.Delete();
        using var target = zip.CreateEntry(path).Open();
        target.Write(content);
    }
}

/// <summary>The package of a run whose document was signed, made once.</summary>
public sealed class PackedRunFile : IAsyncLifetime
{
    public byte[] Bytes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var made = await session.Get<RunPackage>().PackAsync(run, default);
        using var bytes = new MemoryStream();
        await using var stored = session.Get<FileStore>().OpenRead(made.File.Hash)!;
        await stored.CopyToAsync(bytes);
        Bytes = bytes.ToArray();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
