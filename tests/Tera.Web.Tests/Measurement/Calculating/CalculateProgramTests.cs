using Tera.Oracles;

namespace Tera.Measurement.Calculating;

/// <summary>The verb as a user runs it: the built program, a file, and what comes out.</summary>
public sealed class CalculateProgramTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tera-calculate-");

    [Theory]
    [InlineData("gunung_kaler_2019_2020.csv", 10)]
    [InlineData("lampung_akb_2015.csv", 2)]
    [InlineData("limapuluhkota_perpustakaan_2020.csv", 4)]
    [InlineData("manggarai_timur_2019.csv", 2)]
    [InlineData("misc_capaian.csv", 3)]
    [InlineData("surabaya_2011_anggaran.csv", 2)]
    [InlineData("pppomn_2021_tw2_anggaran.csv", 1)]
    public async Task Every_reproducible_row_of_a_published_table_comes_out_to_the_digit(string table, int rows)
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("calculate", Written(table, OracleFile.Text(table)));

        Assert.Equal((0, ""), (exitCode, errors));
        var calculated = OracleFile.Parse(table, output).Where(row => row["reproducible"] == "yes").ToList();
        Assert.Equal(rows, calculated.Count);
        Assert.All(calculated, row => Assert.Equal(Published(row), (row["capaian"], row["reason"].Length > 0)));
    }

    [Fact]
    public async Task What_cannot_be_derived_is_not_forced()
    {
        const string table = "manggarai_timur_2019.csv";

        var (_, output, _) = await TeraProgram.RunAsync("calculate", Written(table, OracleFile.Text(table)));

        var forced = OracleFile.Parse(table, output).Where(row => row["reproducible"] == "no").ToList();
        Assert.Equal(["355.56", "179.73"], forced.Select(row => row["capaian"]));
        Assert.All(forced, row => Assert.NotEqual(row["published_capaian"], row["capaian"]));
    }

    [Fact]
    public async Task The_ranges_of_the_regulation_come_out_by_its_rule_and_not_by_its_erratum()
    {
        const string table = "permenpan8_2021_range.csv";

        var (exitCode, output, _) = await TeraProgram.RunAsync("calculate", Written(table, OracleFile.Text(table)));

        Assert.Equal(0, exitCode);
        Assert.Equal(["102.22", "87.50", "107.14", "87.50"], OracleFile.Parse(table, output).Select(row => row["capaian"]));
    }

    [Fact]
    public async Task Standard_input_is_read_and_the_same_rows_come_back_with_the_answer_behind_them()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync(new ProgramSetting("catatan,formula,target,realisasi\n\"a, b\",R/T,3,2\n"), "calculate", "-");

        Assert.Equal((0, "catatan,formula,target,realisasi,capaian,reason\n\"a, b\",R/T,3,2,66.67,\n", ""), (exitCode, output, errors));
    }

    [Fact]
    public async Task A_wrong_number_ends_with_1_names_its_line_and_column_and_the_other_rows_are_reckoned()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync(new ProgramSetting("formula,target,realisasi\nR/T,100,\"98,5\"\nR/T,100,98.5\n"), "calculate", "-");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Baris 2, kolom realisasi: \"98,5\" memakai koma.", errors, StringComparison.Ordinal);
        Assert.Contains("tulis 98.5", errors, StringComparison.Ordinal);
        Assert.Equal([("", true), ("98.50", false)], OracleFile.Parse("-", output).Select(row => (row["capaian"], row["reason"].Length > 0)));
    }

    [Fact]
    public async Task A_file_that_is_no_table_ends_with_1_and_writes_nothing()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync(new ProgramSetting("formula|target|realisasi\nR/T|100|98,5\n"), "calculate", "-");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("Kolom pada berkas ini dipisahkan garis tegak.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Berkas \"tidak-ada.csv\" tidak ada.", "tidak-ada.csv")]
    [InlineData("Isian <berkas> kurang atau tidak sah.")]
    [InlineData("--zero-policy harus salah satu dari: standard, quarterly-worksheet.", "-", "--zero-policy", "nol")]
    [InlineData("--mean-cap harus persen dari 100 sampai 1000, misalnya 120.", "-", "--mean-cap", "99")]
    [InlineData("Tidak dikenal: \"--jejak\".", "-", "--jejak")]
    public async Task A_command_line_that_makes_no_sense_ends_with_64(string reason, params string[] arguments)
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync(["calculate", .. arguments]);

        Assert.Equal((64, ""), (exitCode, output));
        Assert.StartsWith(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cap_on_means_is_asked_for_by_its_option()
    {
        const string file = "formula,target,realisasi\nR/T,1,2\nR/T,2,1\nmean,,\n";

        var (exitCode, output, errors) = await TeraProgram.RunAsync(new ProgramSetting(file), "calculate", "-", "--mean-cap", "112.5", "--trace");

        Assert.Equal((0, ""), (exitCode, errors));
        var mean = OracleFile.Parse("-", output)[^1];
        Assert.Equal("112.50", mean["capaian"]);
        Assert.Contains("Batas rata-rata: 125 dihitung paling tinggi 112,5", mean["jejak"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_given_without_a_file()
    {
        var (exitCode, output, errors) = await TeraProgram.RunAsync("calculate", "--help");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Pemakaian: tera calculate <berkas> [pilihan]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_answer_is_one_document_with_rule_and_working()
    {
        var (exitCode, output, _) = await TeraProgram.RunAsync(new ProgramSetting("formula,cap,target,realisasi,decimals\nT/R,,162,186,\nR/T,120,abc,1,0\n"), "calculate", "-", "--json", "--other-rules");

        using var json = System.Text.Json.JsonDocument.Parse(output);
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal((1, 2, 1), (exitCode, rows.GetArrayLength(), json.RootElement.GetProperty("faulty").GetInt32()));
        Assert.Equal("87.10", rows[0].GetProperty("capaian").GetRawText());
        Assert.Contains("162 ÷ 186 × 100", rows[0].GetProperty("steps").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("varian A (cermin): 85,19", rows[0].GetProperty("otherRules").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rows[1].GetProperty("capaian").ValueKind);
        Assert.Equal((3, "target"), (json.RootElement.GetProperty("faults")[0].GetProperty("line").GetInt32(), json.RootElement.GetProperty("faults")[0].GetProperty("column").GetString()));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>What is published, and whether a reason stands in its place.</summary>
    private static (string Percent, bool Reason) Published(OracleRow row)
    {
        var published = row.Cells.GetValueOrDefault("published_capaian") ?? row["published_penyerapan"];
        return published == "n/a" ? ("", true) : (published, false);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
