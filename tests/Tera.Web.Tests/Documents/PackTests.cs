using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;
using Tera.Documents.Archiving;
using Tera.Platform;
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
    public async Task Given_a_package_whose_lists_were_written_anew_when_it_is_verified_then_only_the_digest_of_the_archive_tells_it()
    {
        var forged = Forged();
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("asli.zip"), packed.Bytes);
        await File.WriteAllBytesAsync(scratch.File("palsu.zip"), forged);
        var filed = Convert.ToHexString(SHA256.HashData(packed.Bytes));

        Assert.Empty((await VerifyAsync(forged)).Faults);
        var alone = await TeraProgram.RunAsync(["pack", "verify", scratch.File("palsu.zip")]);
        var forgery = await TeraProgram.RunAsync(["pack", "verify", scratch.File("palsu.zip"), "--sidik", filed]);
        var genuine = await TeraProgram.RunAsync(["pack", "verify", scratch.File("asli.zip"), "--sidik", filed]);

        Assert.Equal((0, 1, 0), (alone.ExitCode, forgery.ExitCode, genuine.ExitCode));
        Assert.Contains("Samakan sidik paket di atas dengan catatan arsip", alone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("utuh", alone.Output, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(forged)), alone.Output, StringComparison.Ordinal);
        Assert.Contains("BUKAN paket yang diarsipkan", forgery.Output, StringComparison.Ordinal);
        Assert.Contains("Paket utuh", genuine.Output, StringComparison.Ordinal);
        Assert.Equal(64, (await TeraProgram.RunAsync(["pack", "verify", scratch.File("asli.zip"), "--sidik", "abc"])).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("arsip-tw-3/")]
    public async Task Given_an_honest_package_unpacked_or_packed_again_by_another_program_when_it_is_verified_then_it_agrees_with_its_list(string outer)
    {
        using var scratch = new ScratchDirectory();
        using var zip = new ZipArchive(new MemoryStream(packed.Bytes));
        using var again = new MemoryStream();
        await using (var other = await ZipArchive.CreateAsync(again, ZipArchiveMode.Update, leaveOpen: true, entryNameEncoding: null, default))
        {
            foreach (var folder in zip.Entries.Select(entry => Path.GetDirectoryName(entry.FullName)!).Where(folder => folder.Length > 0).Distinct())
            {
                other.CreateEntry($"{outer}{folder}/");
            }

            foreach (var entry in zip.Entries)
            {
                Write(other, outer + entry.FullName, Read(entry));
                var path = scratch.File(outer + entry.FullName);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, Read(entry));
            }
        }

        Assert.Empty((await VerifyAsync(again.ToArray())).Faults);
        var unpacked = await TeraProgram.RunAsync(["pack", "verify", scratch.FullPath]);
        Assert.Equal(0, unpacked.ExitCode);
        Assert.Contains("sidik berkas ZIP aslinya", unpacked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_stands_in_its_log_has_a_name_and_its_first_page_tells_moments_by_the_clock_of_the_agency()
    {
        using var zip = new ZipArchive(new MemoryStream(packed.Bytes));
        var events = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(Read(zip.GetEntry("riwayat/peristiwa.json")!))!;
        var people = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(Read(zip.GetEntry("riwayat/orang.json")!))!.ToDictionary(row => row["pengenal"], row => row["nama"]);

        Assert.All(events.Where(row => row["pelaku"].Length > 0), row => Assert.Equal(people[row["pelaku"]], row["nama_pelaku"]));
        Assert.NotEmpty(people);
        Assert.DoesNotMatch(@"\d{2}:\d{2}:\d{2}(\.\d+)?Z", Encoding.UTF8.GetString(Read(zip.GetEntry("index.html")!)));
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

    /// <summary>Another title in the list of documents, with every digest that follows from it.</summary>
    private byte[] Forged() => Changed(zip =>
    {
        Write(zip, "data/dokumen.json", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Read(zip.GetEntry("data/dokumen.json")!)).Replace("berlaku", "palsu", StringComparison.Ordinal)));
        var list = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(Read(zip.GetEntry("isi-paket.json")!))!;
        var (row, content) = (list.Single(one => one["berkas"] == "data/dokumen.json"), Read(zip.GetEntry("data/dokumen.json")!));
        (row["ukuran_bita"], row["sha256"]) = ($"{content.Length}", Convert.ToHexStringLower(SHA256.HashData(content)));
        Write(zip, "isi-paket.json", JsonSerializer.SerializeToUtf8Bytes(list));
    });

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
