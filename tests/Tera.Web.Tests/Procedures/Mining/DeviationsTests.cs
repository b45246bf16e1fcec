using NodaTime;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Mining;

public sealed class DeviationsTests
{
    private static readonly Guid First = Guid.CreateVersion7();

    [Fact]
    public void A_row_never_entered_one_done_twice_and_a_day_before_its_row_was_opened_are_told_with_their_run()
    {
        var sop = Shipped.Sop("bmcktr");
        var rows = sop.PrintedSteps.Select(step => step.Key.Value).ToList();
        List<VisitRow> visits = [.. rows.SkipLast(1).Select((step, at) => Visit(step, 1, 5 + at)), Visit(rows[3], 2, 20)];
        StatedDay[] days = [new(new(First), new(rows[1]), 1, new LocalDate(2026, 10, 1), "rapat"), new(new(First), new(rows[2]), 1, new LocalDate(2026, 10, 7), "rapat")];

        var found = Deviations.Of(sop, 1, visits, days, IndonesianTimeZone.Western);

        Assert.Equal((StepWords.Name(sop.PrintedSteps.Last()), "tidak dilalui"), (Assert.Single(found.Skipped).Step, found.Skipped[0].Words));
        Assert.Equal((StepWords.Name(sop[new(rows[3])]), "2 putaran"), (Assert.Single(found.Returned).Step, found.Returned[0].Words));
        Assert.Equal("rapat bertanggal 1 Oktober 2026, langkahnya baru terbuka 6 Oktober 2026", Assert.Single(found.BackDated).Words);
    }

    private static VisitRow Visit(string step, int round, int day) => new(
        First, "Pengukuran", 2026, 3, nameof(RunStatus.Finished), Guid.Empty, 1, step, 1, round, "", "Prepare", "tim-sakip", null, nameof(RunTaskStatus.Done),
        At(day, 2), null, null, At(day, 4), null, null);

    private static DateTime At(int day, int hour) => Instant.FromUtc(2026, 10, day, hour, 0).ToDateTimeUtc();
}
