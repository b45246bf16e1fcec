using System.Globalization;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>A step as a user sends it: the form of a run's page over HTTP, signed in, with its antiforgery token, up to the redirect.</summary>
/// <remarks>Judged kind by kind and by its median, with the slow ones told beside it: the many quick answers of one would hide the slow ones of another; a kind that was never measured is a failure.</remarks>
internal static class PostBench
{
    /// <summary>Agencies of the demonstration with the SOPs they use: all seven. That of the Badan runs a second one within it.</summary>
    private static readonly (string Agency, string Sop)[] Walked =
    [
        ("dishub", "dishub"), ("badan", "badan"), ("bmcktr", "bmcktr"), ("kecamatan-contoh-utara", "kecamatan"),
        (Bagian, "pengumpulan-data"), (Bagian, "evaluasi"), (Bagian, Yearly),
    ];

    private const string Bagian = "bagian-kerja-sama";
    private const string Yearly = "pelaporan";

    /// <summary>Signing takes the time of the signing program, and uploads that of the line; the requirement leaves both out.</summary>
    private static readonly ActKind[] Apart = [ActKind.Sign, ActKind.Upload];

    /// <summary>The one that ended last on the day of the demonstration.</summary>
    private static readonly Quarter Measures = Quarter.Third;

    /// <summary>A quarter that is closed asks less of whoever hands in: every round finds it open, as the first did. The database itself allows that to nobody.</summary>
    private static readonly string OpenAgain =
        $"""
         alter table measurement.period disable trigger user;
         alter table measurement.quarter_version disable trigger user;
         delete from measurement.quarter_version where fiscal_year = 2026 and quarter = {Measures.Number};
         update measurement.period set closed_at = null, closed_by_run = null where fiscal_year = 2026 and quarter = {Measures.Number};
         """;

    private const int Wanted = 20;
    private const double Limit = 50;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        Environment.SetEnvironmentVariable("TERA_TEST_DURABLE", "1");
        await using var site = await TestSite.AtWorkAsync();
        using var clerk = new PostClerk(site);
        List<(StepWriter, int?)> writers = [];
        foreach (var (agency, sop) in Walked)
        {
            writers.Add((new(site.Services, new(OrganisationSeed.Region, default, await site.ProcedureAsync(agency, sop))), sop == Yearly ? null : Measures.Number));
        }

        await WalkAsync(clerk, writers, () => false);
        clerk.Answered.Clear();
        var (kinds, watch) = (Kinds(), System.Diagnostics.Stopwatch.StartNew());
        while (watch.Elapsed < Most && kinds.Any(kind => clerk.Answered.Count(one => one.Kind == kind) < Wanted))
        {
            await site.Database.OwnerAsync(OpenAgain);
            await WalkAsync(clerk, writers, () => watch.Elapsed > Most);
        }

        foreach (var (kind, said) in clerk.Refused)
        {
            await Console.Error.WriteLineAsync($"Tidak diterima, {kind}: {said}");
        }

        return [.. kinds.SelectMany(kind => Judged(kind, [.. clerk.Answered.Where(one => one.Kind == kind).Select(one => one.Milliseconds)]))];
    }

    private static async Task WalkAsync(PostClerk clerk, List<(StepWriter Writer, int? Quarter)> writers, Func<bool> enough)
    {
        foreach (var (writer, quarter) in writers)
        {
            await clerk.WalkAsync(await writer.StartAsync(quarter), writer, enough);
        }
    }

    /// <summary>Every kind of act that the SOPs ask for, and taking part in one of others.</summary>
    private static List<string> Kinds()
    {
        var acts = ProcedureLibrary.Load(Path.Combine(AppContext.BaseDirectory, "sop")).Definitions
            .Where(definition => Walked.Any(one => one.Sop == definition.Code.Value)).SelectMany(definition => definition.Steps).SelectMany(step => step.Acts).ToList();
        return
        [
            .. acts.Select(act => act.Kind).Except(Apart).Order().Select(kind => kind.ToString()),
            .. acts.Exists(act => act.Participation is Participation.Joint) ? [PostClerk.TakingPart] : Array.Empty<string>(),
            .. acts.Exists(act => act.Participation is Participation.EachEmployee) ? [PostClerk.OfEmployees] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<Measured> Judged(string kind, List<double> times) => times.Count == 0
        ? [new($"{kind} lewat halaman: kali diukur", 0, "", 1, AtLeast: true)]
        :
        [
            new(string.Create(CultureInfo.InvariantCulture, $"{kind} lewat halaman, satu pengguna, median dari {times.Count}"), Times.Percentile(times, 0.50), "ms", Limit),
            new($"{kind} lewat halaman, satu pengguna, p95", Times.Percentile(times, 0.95), "ms"),
        ];
}
