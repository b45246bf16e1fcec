using Tera.Documents.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class CollectedSheetsTests
{
    [Fact]
    public async Task Given_one_unit_that_has_handed_in_then_each_unit_of_the_run_is_told_with_when_who_and_how_much()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya");
        await world.Site.Database.OwnerAsync(
            $"update measurement.entry set state = 'Value', number = 12 where id = (select id from measurement.entry where unit_id = '{unit}' and fiscal_year = 2026 and quarter = 4 and state <> 'NotDue' order by id limit 1)");
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), new RunCommand.Complete(new(FiguresWorld.Fill, 1, 1, Slot.Of(unit)))));

        await using var session = world.Session();
        var told = await session.Get<IEnumerable<ICollectedThings>>().Single().OfRunAsync(run, default);

        Assert.Equal(6, told.Count);
        var handed = Assert.Single(told, thing => thing.At is not null);
        Assert.Equal(("Bidang Cipta Karya", "Ir. Veronika Sembiring, M.T.", "Kepala Bidang Cipta Karya", 1, 0), (handed.Unit, handed.By, handed.Position, handed.Figures, handed.Files));
        Assert.All(told.Where(thing => thing.At is null), thing => Assert.Equal((null, null), (thing.By, thing.Position)));
    }

    [Fact]
    public async Task Given_an_SOP_whose_first_row_is_filled_by_units_when_it_begins_then_each_has_its_sheet_open()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var collecting = await world.AdoptedAgainAsync(from: FiguresWorld.Fill);

        var run = await world.StartAsync(procedure: collecting, by: null);

        await using var session = world.Session();
        var told = await session.Get<IEnumerable<ICollectedThings>>().Single().OfRunAsync(run, default);
        Assert.Equal(6, told.Count);
        Assert.True((await world.SheetAsync(run, "ciptakarya")).IsOpen);
    }
}
