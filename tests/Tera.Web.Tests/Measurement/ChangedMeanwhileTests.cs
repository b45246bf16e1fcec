using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Platform.Commands;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>A handler that saves of itself meets the change of somebody else like one that leaves the saving to the end.</summary>
public sealed class ChangedMeanwhileTests
{
    [Fact]
    public async Task Given_a_row_that_changed_while_a_handler_worked_when_it_saves_then_that_is_told_nothing_stays_and_the_next_try_goes_through()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        await using var session = world.Session();
        var command = CommandId.New();
        async Task<Result<string>> CloseAsync(bool meanwhile)
        {
            var mine = await session.Db.Set<Sheet>().SingleAsync(one => one.Id == sheet.Id);
            if (meanwhile)
            {
                await world.Site.Database.OwnerAsync($"update measurement.sheet set version = version + 1 where id = '{sheet.Id.Value}'");
            }

            mine.Close();
            await session.Db.SaveChangesAsync();
            return "ditutup";
        }

        var met = await session.Get<CommandScope>().OnceAsync(command, "test.close", person: null, _ => CloseAsync(meanwhile: true), default);

        Assert.Equal(CommandRejections.ChangedMeanwhile, met.Rejection);
        Assert.Equal(SheetState.Open, (await world.SheetAsync(sheet.RunId, "ciptakarya")).State);
        Assert.Null((await session.Get<CommandScope>().OnceAsync(command, "test.close", person: null, _ => CloseAsync(meanwhile: false), default)).Rejection);
        Assert.Equal(SheetState.Closed, (await world.SheetAsync(sheet.RunId, "ciptakarya")).State);
    }
}
