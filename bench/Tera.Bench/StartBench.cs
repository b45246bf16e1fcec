using System.Diagnostics;
using System.Globalization;

namespace Tera.Bench;

/// <summary>The program as an office starts it: with a new database, and <c>demo</c> again with a region that is at work.</summary>
internal static class StartBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        using var empty = new TemporaryData();
        using var data = new TemporaryData();
        var (first, _) = await StartAsync(() => TeraProgram.ServeAsync(empty.Place.Path));
        await StartAsync(() => DemoAsync(data));
        var (again, memory) = await StartAsync(() => DemoAsync(data));
        return
        [
            new("Mulai sampai halaman pertama, data baru", first, "detik"),
            new("Mulai sampai halaman pertama, daerah contoh yang sudah ada", again, "detik", 5),
            new("Memori saat menganggur, tanpa PostgreSQL", memory, "MB", 200),
        ];
    }

    private static async Task<TeraProgram> DemoAsync(TemporaryData data) => (await TeraProgram.DemoAsync(data.Place.Path)).Program;

    private static async Task<(double Seconds, double Megabytes)> StartAsync(Func<Task<TeraProgram>> start)
    {
        var watch = Stopwatch.StartNew();
        using var program = await start();
        using var client = new HttpClient { BaseAddress = program.Address };
        using (var page = await client.GetAsync(new Uri("/masuk", UriKind.Relative)))
        {
            page.EnsureSuccessStatusCode();
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await Task.Delay(Idle);
        var resident = (await File.ReadAllLinesAsync($"/proc/{program.Id}/status")).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        await program.TerminateAsync();
        return (seconds, double.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
    }
}
