using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Deadlines;
using Tera.Organisation;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

/// <summary>Whether what an SOP takes until data are collected fits before the deadline of its agency.</summary>
public sealed class CollectingTimeTests
{
    private static readonly FillingDeadline Deadline = new(new(new(2026), new(4)), new LocalDate(2027, 1, 4));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Standard_times_up_to_the_last_collection_are_held_against_the_days_that_are_given(int given, bool isTold)
    {
        // 10 minutes, 2 hours, 1 hour and 2 days of 450 minutes are 2.4 days: three.
        var sop = Shipped.Sop("bmcktr");
        var last = sop.PrintedSteps.Last(step => step.Acts.Any(act => act.Kind is ActKind.Collect));

        var finding = CollectingTime.Of(sop, last, CollectingTime.Words(Deadline), given);

        Assert.Equal(isTold, finding is not null);
        if (isTold)
        {
            Assert.Equal($"Sampai data terkumpul (langkah 4) waktu baku berjumlah 3 hari kerja; tenggat pengisian Triwulan IV 2026, 4 Januari 2027, memberi {given} hari kerja sesudah triwulan berakhir.", finding!.Text);
        }
    }

    [Theory]
    [InlineData("dishub", 3, "Sampai data terkumpul (langkah 3) waktu baku berjumlah 4 hari kerja; tenggat pengisian memberi 3 hari kerja sesudah triwulan berakhir.")]
    [InlineData("badan", 1, "Seluruh waktu baku berjumlah 4 hari kerja; tenggat memberi 1 hari kerja sesudah periode berakhir.")]
    [InlineData("evaluasi", 12, "Seluruh waktu baku berjumlah 13 hari kerja; tenggat memberi 12 hari kerja sesudah periode berakhir.")]
    [InlineData("dishub", 4, null)]
    [InlineData("badan", 4, null)]
    [InlineData("evaluasi", 13, null)]
    public void An_SOP_without_a_stated_period_is_held_against_named_days_up_to_what_its_units_hand_in_or_as_a_whole(string code, int given, string? text) =>
        Assert.Equal(text, CollectingTime.Of(Shipped.Sop(code), given)?.Text);

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void No_shipped_SOP_fits_into_nothing(string code) => Assert.NotNull(CollectingTime.Of(Shipped.Sop(code), 0));

    [Fact]
    public async Task Given_a_deadline_an_agency_has_set_when_its_SOP_is_shown_then_the_page_tells_that_the_days_are_too_few_and_that_of_another_agency_is_no_matter()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        await SetAsync(site, await site.ProcedureAsync("dishub", "dishub"));
        Assert.DoesNotContain("tenggat pengisian", (await head.GetAsync($"/sop/{procedure}")).Text, StringComparison.Ordinal);

        await SetAsync(site, procedure);

        Assert.Contains("tenggat pengisian Triwulan IV 2026, 4 Januari 2027, memberi 1 hari kerja", (await head.GetAsync($"/sop/{procedure}")).Text, StringComparison.Ordinal);
    }

    private static async Task SetAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        AgencyId agency = await session.Db.Set<AdoptedProcedure>().Where(row => row.Id == procedure).Select(row => row.AgencyId).SingleAsync();
        session.Db.Add(Sample.Of(SheetDeadline.Set(new(agency, Deadline.Quarter), Deadline.LastDay, Sample.Of(PrintedLine.Of("Surat edaran uji")), new(null, site.Clock.Now, IndonesianTimeZone.Western))));
        await session.Db.SaveChangesAsync();
    }
}
