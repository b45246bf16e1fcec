using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Exchange;
using Tera.Procedures.Matrix;

namespace Tera.Bench;

/// <summary>The drawing of a large SOP: a hundred rows, twelve lanes, a way back every tenth row.</summary>
internal static class MatrixBench
{
    private const int Steps = 100;
    private const int Lanes = 12;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var definition = Large();
        var times = new List<double>();
        for (var round = 0; round < 40; round++)
        {
            var watch = Stopwatch.StartNew();
            FlowLayout.Of(definition);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var drawn = new List<double>();
        for (var round = 0; round < 30; round++)
        {
            var watch = Stopwatch.StartNew();
            MatrixSvg.Draw(definition);
            drawn.Add(watch.Elapsed.TotalMilliseconds);
        }

        var printed = Stopwatch.StartNew();
        await using (var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging().AddPaper().BuildServiceProvider())
        {
            await SopFormat.Pdf.WriteAsync(new(definition), services.GetRequiredService<PaperRenderer>(), default);
        }

        return
        [
            new($"Menata matriks {Steps} langkah dan {Lanes} pelaksana, median", Times.Percentile(times.Skip(10), 0.5), "ms", 50),
            new($"Menggambar SVG {Steps} langkah dan {Lanes} pelaksana, median", Times.Percentile(drawn.Skip(10), 0.5), "ms", 100),
            new($"Mencetak PDF {Steps} langkah dan {Lanes} pelaksana", printed.Elapsed.TotalSeconds, "detik", 3),
        ];
    }

    private static ProcedureDefinition Large()
    {
        var sop = new Sop("Contoh besar", [.. Enumerable.Range(1, Lanes).Select(lane => string.Create(CultureInfo.InvariantCulture, $"Pelaksana {lane}"))]);
        for (var step = 1; step <= Steps; step++)
        {
            sop.Row(Key(step), "Menyusun dan menyampaikan bahan pengukuran kinerja", step * 7 % Lanes);
            if (step % 10 == 0 && step < Steps)
            {
                sop.Decides(Key(step + 1), [Key(step - 5)]);
            }
        }

        return sop.Build();
    }

    private static string Key(int step) => string.Create(CultureInfo.InvariantCulture, $"langkah-{step}");
}
