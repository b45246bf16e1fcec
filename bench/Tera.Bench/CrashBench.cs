using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Writers and database killed ten times.</summary>
internal static class CrashBench
{
    private const int Rounds = 10;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var report = await new CrashLoop(BenchOffice.Procedure).RunAsync(Rounds);
        return
        [
            new($"Langkah yang dijawab dalam {Rounds} putaran", report.Acknowledged, ""),
            new("Dijawab, tetapi hilang", report.Lost, "", 0),
            new("Dikerjakan dua kali", report.Twice, "", 0),
            new("Diulang dan dikenali", report.Recognised, ""),
            new("Temuan tera verify", report.Findings.Count, "", 0),
        ];
    }
}
