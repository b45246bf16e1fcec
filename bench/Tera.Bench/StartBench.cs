using System.Diagnostics;
using System.Globalization;

namespace Tera.Bench;

/// <summary>The program as an office starts it: the first time with a new database, and again with the same.</summary>
internal static class StartBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        using var data = new TemporaryData();
        var (first, _) = await StartAsync(data.Place.Path);
        var (again, memory) = await StartAsync(data.Place.Path);
        return
        [
            new("Mulai sampai halaman pertama, data baru", first, "detik"),
            new("Mulai sampai halaman pertama", again, "detik", 5),
            new("Memori saat menganggur, tanpa PostgreSQL", memory, "MB", 200),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(string data)
    {
        var watch = Stopwatch.StartNew();
        using var program = await TeraProgram.ServeAsync(data);
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
