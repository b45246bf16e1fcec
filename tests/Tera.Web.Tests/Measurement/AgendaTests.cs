using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Agendas;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What is red, late or returned comes onto the agenda of the meeting about it.</summary>
public sealed class AgendaTests
{
    private static readonly PersonIdOf Unit = new("ciptakarya", "bidang.ciptakarya.bmcktr");

    [Fact]
    public async Task Given_a_sheet_that_came_back_and_others_past_their_time_then_each_is_named_with_the_reason()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var task = new TaskKey(FiguresWorld.Fill, 1, 1, Slot.Of(OrganisationSeed.Unit("bmcktr", Unit.Code)));
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person(Unit.Account), new RunCommand.Complete(task)));
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "SK tahun lalu")));
        var early = await PointsAsync<SheetAgenda>(world, run);

        world.Site.Clock.Advance(Duration.FromDays(60));

        var late = await PointsAsync<SheetAgenda>(world, run);
        Assert.Equal(("Lembar yang dikembalikan: Bidang Cipta Karya", "Bidang Cipta Karya: SK tahun lalu."), (early.Single().Line, early.Single().Reason));
        Assert.Equal(2, late.Count);
        Assert.StartsWith("Lembar yang belum diserahkan: ", late[1].Line, StringComparison.Ordinal);
        Assert.DoesNotContain("Cipta Karya", late[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_figures_then_those_among_the_lowest_of_the_scale_are_named_and_the_others_are_not()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        Assert.Empty(await PointsAsync<FigureAgenda>(world, run));
        var sheet = await world.SheetAsync(run, Unit.Code);
        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(Unit.Account), default);
        var rows = (await session.Get<SheetReader>().RowsAsync(sheet, sheet.UnitId!.Value, default)).Where(row => row.Entry.State is not EntryState.NotDue).ToList();
        var typed = rows.Select(row => TypedRow.Of(row.Entry) with { Value = "0", Missing = "" }).ToList();

        await session.Get<SaveSheetHandler>().HandleAsync(new(CommandId.New(), sheet.Id, user, [.. typed]), default);

        var points = await PointsAsync<FigureAgenda>(world, run);
        Assert.NotEmpty(points);
        Assert.All(points, point => Assert.Contains("Bidang Cipta Karya", point.Line, StringComparison.Ordinal));
        Assert.All(points, point => Assert.Contains("menurut skala", point.Reason, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<AgendaPoint>> PointsAsync<TSource>(FiguresWorld world, RunId run)
        where TSource : IAgendaSource
    {
        await using var session = world.Session();
        var head = new RunHead(run, default, default, FiguresWorld.Agency, new RunSubject("agency", FiguresWorld.Agency.Value, 2026, 4), "Pengukuran", []);
        return await session.Get<IEnumerable<IAgendaSource>>().OfType<TSource>().Single().OfAsync(head, new LocalDate(2026, 12, 1), default);
    }

    private sealed record PersonIdOf(string Code, string Account);
}
