using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Paper;
using Tera.Procedures.Drawing;
using Tera.Procedures.Exchange;
using Tera.Procedures.Matrix;

namespace Tera.Bench;

/// <summary>The drawing of a large SOP: a hundred rows, twelve lanes, a way back every tenth row.</summary>
internal static class MatrixBench
{
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var definition = SampleSops.HundredSteps();
        var (steps, lanes) = (definition.Steps.Length, definition.Lanes.Length);
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
            new($"Menata matriks {steps} langkah dan {lanes} pelaksana, median", Times.Percentile(times.Skip(10), 0.5), "ms", 50),
            new($"Menggambar SVG {steps} langkah dan {lanes} pelaksana, median", Times.Percentile(drawn.Skip(10), 0.5), "ms", 100),
            new($"Mencetak PDF {steps} langkah dan {lanes} pelaksana", printed.Elapsed.TotalSeconds, "detik", 3),
        ];
    }
}
