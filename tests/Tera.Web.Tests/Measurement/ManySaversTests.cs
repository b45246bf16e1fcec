using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>The last afternoon before the deadline.</summary>
public sealed class ManySaversTests
{
    private const int Savers = 300;

    private static readonly IReadOnlyList<(string Unit, string Account)> Units =
        [("binamarga", "bidang.binamarga.bmcktr"), ("ciptakarya", "bidang.ciptakarya.bmcktr"), ("sekretariat", "sekretaris.bmcktr")];

    [Fact]
    public async Task Given_three_hundred_savers_in_one_agency_when_all_save_at_once_then_each_change_stands_in_the_history_or_was_told_as_a_clash()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var desks = await Task.WhenAll(Units.Select(unit => DeskAsync(world, run, unit.Unit, unit.Account)));
        await using var session = world.Session();
        var before = await ChangesAsync(session);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Savers).Select(number => SaveAsync(world, desks[number % desks.Length], number)));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refused));
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Faults));
        Assert.All(outcomes, outcome => Assert.True(outcome.Receipt is not null ^ outcome.Conflicts.Count > 0));
        var saved = outcomes.Count(outcome => outcome.Receipt is not null);
        Assert.InRange(saved, desks.Sum(desk => desk.Rows.Count * CellMarks.Fields.Count) / 2, Savers);
        Assert.Equal(saved, await ChangesAsync(session) - before);
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    /// <summary>Nobody types where another does, so nobody has anything to choose: whatever was typed is there afterwards.</summary>
    [Fact]
    public async Task Given_three_hundred_savers_of_as_many_cells_when_all_save_at_once_then_every_one_of_them_is_found_again()
    {
        const int cells = 4;
        await using var world = await FiguresWorld.CreateAsync();
        await world.PlanAsync(Savers / cells, [.. Units.Select(unit => unit.Unit)]);
        var run = await world.CollectingAsync();
        var desks = await Task.WhenAll(Units.Select(unit => DeskAsync(world, run, unit.Unit, unit.Account)));
        await using var session = world.Session();
        var planned = await session.Db.Set<IndicatorCard>().Where(card => card.Name.StartsWith("Indikator uji ")).Select(card => card.Id).ToListAsync();
        var rows = await session.Db.Set<SheetEntry>().Where(entry => planned.Contains(entry.CardId)).Select(entry => entry.Id).ToListAsync();
        var places = desks.SelectMany(desk => desk.Rows.Where(row => rows.Contains(row.Entry)).SelectMany(row => Enumerable.Range(0, cells).Select(cell => (desk, row, cell)))).ToList();
        Assert.Equal(Savers, places.Count);

        var outcomes = await Task.WhenAll(places.Select((place, number) => SaveAsync(world, place.desk, place.cell switch
        {
            0 => place.row with { Value = Text(number) },
            1 => place.row with { Enabling = Text(number) },
            2 => place.row with { Inhibiting = Text(number) },
            _ => place.row with { FollowUp = Text(number) },
        })));

        Assert.All(outcomes, outcome => Assert.True(outcome is { Receipt: not null, IsComplete: true }));
        Assert.Equal(Savers, outcomes.Select(outcome => outcome.Receipt!.Code).Distinct().Count());
        var kept = await session.Db.Set<SheetEntry>().AsNoTracking().Where(entry => rows.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id);
        Assert.Equal(
            places.Select((_, number) => Text(number)),
            places.Select(place => kept[place.row.Entry] is var entry && place.cell == 0 ? entry.ValueText : place.cell == 1 ? entry.Enabling : place.cell == 2 ? entry.Inhibiting : entry.FollowUp));
        Assert.Equal(Savers, await session.Db.Database.SqlQuery<int>(
            $"select count(distinct (h.entry_id, h.field))::int as \"Value\" from measurement.value_history h join platform.receipt r on r.command_id = h.command_id where r.process = 'measurement.save-sheet' and h.before = ''").SingleAsync());
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));

        static string Text(int number) => IndonesianNumber.FormatPlain(300 + number);
    }

    private static async Task<Desk> DeskAsync(FiguresWorld world, Procedures.Engine.RunId run, string unit, string account)
    {
        var sheet = await world.SheetAsync(run, unit);
        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(account), default);
        var rows = await session.Get<SheetReader>().RowsAsync(sheet, sheet.UnitId!.Value, default);
        return new(sheet.Id, user, [.. rows.Where(row => row.Entry.State is not EntryState.NotDue).Select(row => TypedRow.Of(row.Entry))]);
    }

    /// <summary>One cell each, as it was shown to everybody before anybody saved.</summary>
    private static async Task<SavedSheet> SaveAsync(FiguresWorld world, Desk desk, int number)
    {
        var place = number / Units.Count;
        var (shown, words) = (desk.Rows[place % desk.Rows.Count], $"Penyimpan ke-{number}");
        var typed = (place / desk.Rows.Count % 4) switch
        {
            0 => shown with { Spent = IndonesianNumber.Format(1_000_000 + number) },
            1 => shown with { Enabling = words },
            2 => shown with { Inhibiting = words },
            _ => shown with { FollowUp = words },
        };
        return await SaveAsync(world, desk, typed);
    }

    private static async Task<SavedSheet> SaveAsync(FiguresWorld world, Desk desk, TypedRow typed)
    {
        await using var session = world.Session();
        return await session.Get<SaveSheetHandler>().HandleAsync(new(CommandId.New(), desk.Sheet, desk.User, [typed]), default);
    }

    private static Task<int> ChangesAsync(TestKit.RegionSession session) =>
        session.Db.Database.SqlQuery<int>($"select count(distinct command_id)::int as \"Value\" from measurement.value_history").SingleAsync();

    private sealed record Desk(SheetId Sheet, SignedInUser User, IReadOnlyList<TypedRow> Rows);
}
