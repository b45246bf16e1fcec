using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Runs the benches asked for, all without a name, and shows each measure beside its limit. Ends with 1 when a limit is not kept.</summary>
internal static class BenchProgram
{
    private static readonly IReadOnlyList<Bench> All =
    [
        new("step", "Satu langkah: waktu jawab dan langkah per detik", StepBench.RunAsync),
        new("post", "Satu langkah lewat halaman: dari kirim sampai pengalihan", PostBench.RunAsync),
        new("fan-in", "500 unit menyerahkan serentak", FanInBench.RunAsync),
        new("overdue", "Mencari yang lewat waktu di antara 200.000 tugas", OverdueBench.RunAsync),
        new("verify", "Peristiwa per detik yang diperiksa tera verify", VerifyBench.RunAsync),
        new("start", "Mulai sampai halaman pertama, dan memori saat menganggur", StartBench.RunAsync),
        new("matrix", "Menata, menggambar dan mencetak matriks 100 langkah dan 12 pelaksana", MatrixBench.RunAsync),
        new("crash", "Sepuluh kali dimatikan paksa: tidak ada yang hilang atau ganda", CrashBench.RunAsync),
    ];

    public static async Task<int> Main(string[] args)
    {
        // The crash loop starts this program again as the one that is killed.
        if (args is ["writer", var region, var agency, var procedure, var folder, var writers])
        {
            var place = new WritingPlace(new(Guid.Parse(region)), new(Guid.Parse(agency)), new(Guid.Parse(procedure)));
            await CrashLoop.WriteAsync(Environment.GetEnvironmentVariable("TERA_BENCH_DATABASE")!, place, folder, int.Parse(writers, CultureInfo.InvariantCulture));
            return 0;
        }

        return await RunAsync(args);
    }

    private static async Task<int> RunAsync(string[] args)
    {
        var json = args.Contains("--json");
        var names = args.Where(arg => arg != "--json").ToList();
        if (names.Except(All.Select(bench => bench.Name)).Any())
        {
            Help(names.Contains("--help") ? Console.Out : Console.Error);
            return names.Contains("--help") ? 0 : 64;
        }

        var measured = new List<Measured>();
        foreach (var bench in All.Where(bench => names.Count == 0 || names.Contains(bench.Name)))
        {
            await Console.Error.WriteLineAsync($"{bench.About} …");
            measured.AddRange(await bench.RunAsync());
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(measured, JsonSerializerOptions.Web));
        }
        else
        {
            Print(measured);
        }

        return measured.Any(one => one.Kept is false) ? 1 : 0;
    }

    private static void Help(TextWriter output)
    {
        output.WriteLine("Pemakaian: tera bench [nama …] [--json]");
        foreach (var bench in All)
        {
            output.WriteLine($"  {bench.Name,-10}{bench.About}");
        }
    }

    private static void Print(List<Measured> measured)
    {
        var table = new Table().AddColumns(new TableColumn("Ukuran"), new TableColumn("Hasil").RightAligned(), new TableColumn("Batas").RightAligned(), new TableColumn(""));
        foreach (var one in measured)
        {
            var limit = one.Limit is { } at ? $"{(one.AtLeast ? "≥" : "≤")} {Shown(at)} {one.Unit}" : "";
            table.AddRow(one.What, $"{Shown(one.Value)} {one.Unit}", limit, one.Kept switch { true => "terpenuhi", false => "TIDAK", null => "" });
        }

        AnsiConsole.Write(table);
    }

    private static string Shown(double value) => value.ToString(value < 100 ? "#,0.##" : "#,0", CultureInfo.GetCultureInfo("id-ID"));
}
