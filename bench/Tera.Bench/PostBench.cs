using System.Globalization;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>A step as a user sends it: the form of a run's page over HTTP, signed in, with its antiforgery token, up to the redirect.</summary>
internal static class PostBench
{
    private const string Agency = "dishub";
    private const int WarmUp = 40;
    private const int Wanted = 200;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(4);

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        Environment.SetEnvironmentVariable("TERA_TEST_DURABLE", "1");
        await using var site = await TestSite.AtWorkAsync();
        using var clerk = new PostClerk(site);
        var procedure = await site.ProcedureAsync(Agency, Agency);
        var writer = new StepWriter(site.Services, new(OrganisationSeed.Region, default, procedure));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        bool Enough() => clerk.Answered.Count >= WarmUp + Wanted || watch.Elapsed > Most;
        while (!Enough())
        {
            await clerk.WalkAsync(await writer.StartAsync(), writer, Enough);
        }

        var counted = clerk.Answered.Skip(WarmUp).ToList();
        foreach (var kind in counted.GroupBy(one => one.Kind))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key}: {kind.Count()} kali, median {Times.Percentile(kind.Select(one => one.Milliseconds), 0.5):F1} ms, p95 {Times.Percentile(kind.Select(one => one.Milliseconds), 0.95):F1} ms"));
        }

        return
        [
            new("Langkah lewat halaman (POST sampai pengalihan), satu pengguna, median", Times.Percentile(counted.Select(one => one.Milliseconds), 0.50), "ms"),
            new("Langkah lewat halaman (POST sampai pengalihan), satu pengguna, p95", Times.Percentile(counted.Select(one => one.Milliseconds), 0.95), "ms", 50),
            new("Langkah lewat halaman yang diukur", counted.Count, ""),
        ];
    }
}
