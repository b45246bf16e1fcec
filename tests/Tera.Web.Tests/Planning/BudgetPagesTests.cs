using System.Net;
using Tera.Measurement.Recaps;
using Tera.Organisation.Demonstration;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Planning;

public sealed class BudgetPagesTests
{
    private static readonly (string, string)[] Line =
    [
        ("Form.ProgrammeCode", "1.03.10"), ("Form.Programme", "Program Penyelenggaraan Jalan"), ("Form.ActivityCode", "1.03.10.2.01"), ("Form.Activity", "Jalan Kabupaten"),
        ("Form.SubActivityCode", "1.03.10.2.01.0005"), ("Form.SubActivity", "Pemeliharaan Rutin Jalan"), ("Form.Original", "Rp1.250.000.000,00"),
    ];

    [Fact]
    public async Task Given_a_line_with_a_revision_when_quarters_are_read_then_the_new_ceiling_holds_from_its_day_on()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var form = await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026));
        (string, string)[] typed = [.. Line, ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()), ("Form.Revised", "1.500.000.000")];

        var half = await keeper.SendAsync(form, "data-anggaran", typed);
        Assert.Contains("Pagu setelah perubahan dan tanggal mulainya diisi bersama-sama.", half.Text);
        var entered = await keeper.SendAsync(half, "data-anggaran", ("Form.RevisedFrom", "2026-10-01"));

        Assert.Contains("1.03.10.2.01.0005 Pemeliharaan Rutin Jalan", entered.Text);
        Assert.Equal(1_250_000_000m, await CeilingAsync(world, Quarter.Third));
        Assert.Equal(1_500_000_000m, await CeilingAsync(world, Quarter.Fourth));
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_codes_that_contradict_the_budget_when_sent_then_the_refusal_tells_which_and_what_was_typed_stays()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var unit = ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString());
        var form = await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026));

        var stray = await keeper.SendAsync(form, "data-anggaran", [.. Line.Where(field => field.Item1 != "Form.ActivityCode"), unit, ("Form.ActivityCode", "1.04.10.2.01")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stray.Status);
        Assert.Contains("Kode 1.04.10.2.01 tidak diawali 1.03.10.", stray.Text);
        Assert.Equal("Rp1.250.000.000,00", stray.ValueOf("Form.Original"));
        await keeper.SendAsync(stray, "data-anggaran", ("Form.ActivityCode", "1.03.10.2.01"));
        var again = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026)), "data-anggaran", [.. Line, unit]);
        Assert.Contains("Kode 1.03.10.2.01.0005 sudah ada dalam anggaran tahun ini.", again.Text);
    }

    private static async Task<decimal> CeilingAsync(PlanWorld world, Quarter quarter)
    {
        await using var session = world.Session();
        return (await session.Get<PlanReader>().OfAsync(PlanWorld.Agency, new(new(2026), quarter), default)).Budget.Single(item => item.Code == "1.03.10.2.01.0005").Ceiling;
    }
}
