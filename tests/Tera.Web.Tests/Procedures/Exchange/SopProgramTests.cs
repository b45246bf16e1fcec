using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

/// <summary>The verbs as an office runs them: the built program, a file, and what comes out.</summary>
public sealed class SopProgramTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tera-sop-");

    [Fact]
    public async Task A_runnable_file_ends_with_0_and_its_findings_are_told()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "lint", Path.Combine(Shipped.Folder, "badan.yaml"));

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Langkah 10: Nomor 10 dipakai 2 baris. (penomoran)", output);
        Assert.Matches(@"Dapat dijalankan; \d+ temuan\.", output);
    }

    [Fact]
    public async Task With_strict_a_finding_is_a_no()
    {
        var (exitCode, _, _) = await TeraProgram.RunAsync("sop", "lint", Path.Combine(Shipped.Folder, "badan.yaml"), "--strict");

        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task A_faulty_file_ends_with_1_and_names_file_line_and_field()
    {
        var file = Written("contoh.yaml", Shipped.FileText("badan").Replace("kode: badan", "kode: contoh").Replace("jenis: perintah", "jenis: perinta"));

        var (exitCode, output, _) = await TeraProgram.RunAsync("sop", "lint", file, "--json");

        Assert.Equal(1, exitCode);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.False(report.GetProperty("runnable").GetBoolean());
        var fault = report.GetProperty("faults")[0];
        Assert.Equal(("langkah[1].tindakan[1].jenis", "perintah"), (fault.GetProperty("field").GetString(), fault.GetProperty("meant").GetString()));
    }

    [Theory]
    [InlineData("bmcktr", "2", "waktu baku berjumlah 3 hari kerja; tenggat pengisian memberi 2 hari kerja", true)]
    [InlineData("bmcktr", "3", "tenggat", false)]
    [InlineData("badan", "1", "Seluruh waktu baku berjumlah 4 hari kerja; tenggat memberi 1 hari kerja", true)]
    [InlineData("badan", "4", "tenggat", false)]
    public async Task Given_the_days_to_a_deadline_then_standard_times_up_to_the_collection_or_all_of_them_are_held_against_them(string code, string days, string text, bool isTold)
    {
        var (_, output, _) = await TeraProgram.RunAsync("sop", "lint", Path.Combine(Shipped.Folder, code + ".yaml"), "--deadline", days);

        Assert.Equal(isTold, output.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("tiga")]
    public async Task Given_days_that_are_none_then_the_command_line_says_which_may_be(string days)
    {
        var (exitCode, _, errors) = await TeraProgram.RunAsync("sop", "lint", Path.Combine(Shipped.Folder, "bmcktr.yaml"), "--deadline", days);

        Assert.Equal(64, exitCode);
        Assert.Contains("--deadline harus angka bulat 1 sampai 250.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_is_read_packed_or_not_and_tells_the_same()
    {
        const string Log = "<log xmlns=\"http://www.xes-standard.org/\"><trace><event><string key=\"concept:name\" value=\"Menyusun\"/></event></trace></log>";
        var plain = Written("log.xes", Log);
        var packed = Path.Combine(_directory.FullName, "log.xes.gz");
        await using (var file = File.Create(packed))
        await using (var zip = new GZipStream(file, CompressionMode.Compress))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(Log));
        }

        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "log", packed, "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal((await TeraProgram.RunAsync("sop", "log", plain, "--json")).Item2, output);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("cases").GetInt32());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_matter_of_the_command_line()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "lint", Path.Combine(_directory.FullName, "tidak-ada.yaml"));

        Assert.Equal((64, ""), (exitCode, output));
        Assert.Contains("tidak ada.", errors);
    }

    [Fact]
    public async Task What_the_program_writes_as_yaml_it_reads_without_a_fault()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "export", "bmcktr", "--format", "yaml");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Empty(ProcedureFile.Read(output, "bmcktr.yaml").Faults);
    }

    [Fact]
    public async Task A_pdf_goes_to_the_file_that_is_named()
    {
        var file = Path.Combine(_directory.FullName, "bmcktr.pdf");

        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "export", "bmcktr", "--format", "pdf", "--output", file);

        Assert.Equal((0, "", ""), (exitCode, output, errors));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(file), 0, 4));
    }

    [Fact]
    public async Task An_SOP_that_an_agency_keeps_is_written_as_it_keeps_it_and_what_is_not_there_is_told_with_what_is()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var row = await head.GetAsync($"/sop/{procedure}/sunting?langkah=isi");
        await head.SendAsync(row, "langkah", ("Waktu", "77 Menit"), ("Aksi", "simpan"));
        Task<(int ExitCode, string Output, string Errors)> ExportAsync(params string[] more) => TeraProgram.RunAsync(
            new ProgramSetting(Environment: new Dictionary<string, string> { ["ConnectionStrings__Owner"] = site.Database.Connections.Owner, ["ConnectionStrings__Application"] = site.Database.Connections.Application }),
            ["sop", "export", .. more, "--format", "yaml", "--data", _directory.FullName]);

        var (inForce, draft) = (await ExportAsync("bmcktr", "--agency", "bmcktr"), await ExportAsync("bmcktr", "--agency", "bmcktr", "--revision", "2"));

        Assert.Equal((0, ""), (inForce.ExitCode, inForce.Errors));
        Assert.Equal(await head.DownloadAsync($"/sop/{procedure}/unduh/yaml?versi=1"), Encoding.UTF8.GetBytes(inForce.Output));
        Assert.DoesNotContain("77 Menit", inForce.Output, StringComparison.Ordinal);
        Assert.Contains("77 Menit", draft.Output, StringComparison.Ordinal);
        Assert.Equal((1, "Tidak ada perangkat daerah \"tidak-ada\".\n"), Said(await ExportAsync("bmcktr", "--agency", "tidak-ada")));
        Assert.Equal((1, "Dinas Perhubungan tidak memakai SOP \"bmcktr\". Yang dipakai: dishub.\n"), Said(await ExportAsync("bmcktr", "--agency", "dishub")));
        Assert.Equal((1, "SOP \"bmcktr\" tidak mempunyai versi 9. Yang ada: 1, 2.\n"), Said(await ExportAsync("bmcktr", "--agency", "bmcktr", "--revision", "9")));
        Assert.Equal(64, (await ExportAsync("bmcktr", "--revision", "2")).ExitCode);
        Assert.Equal(64, (await ExportAsync("bmcktr", "--agency", "bmcktr", "--revision", "nol")).ExitCode);
    }

    private static (int ExitCode, string Errors) Said((int ExitCode, string Output, string Errors) answer) => (answer.ExitCode, answer.Errors);

    [Theory]
    [InlineData("tidak-ada", "yaml", 1, "Tidak ada SOP \"tidak-ada\" dalam pustaka")]
    [InlineData("bmcktr", "doc", 64, "--format harus salah satu dari: yaml")]
    public async Task A_wrong_name_is_refused_with_what_there_is(string code, string format, int expected, string sentence)
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("sop", "export", code, "--format", format);

        Assert.Equal((expected, ""), (exitCode, output));
        Assert.Contains(sentence, errors);
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void The_picture_is_well_formed_and_holds_every_row(string code)
    {
        var svg = XDocument.Parse(Matrix.MatrixSvg.Draw(Shipped.Sop(code)));

        var words = string.Concat(svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)).Replace(" ", "");
        Assert.All(Shipped.Sop(code).PrintedSteps, step => Assert.Contains(step.Text.Replace(" ", ""), words));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private string Written(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
