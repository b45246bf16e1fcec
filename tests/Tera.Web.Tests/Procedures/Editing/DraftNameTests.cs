using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Editing;

/// <summary>How an SOP is called on lists while its first draft is written on.</summary>
public sealed class DraftNameTests
{
    private const string Printed = "PENGUKURAN KINERJA DAN SAKIP", Spoken = "Pengukuran Kinerja dan SAKIP";

    [Fact]
    public async Task Given_a_first_draft_with_a_title_in_capitals_when_a_row_moves_then_the_SOP_keeps_the_name_it_is_spoken_by()
    {
        await using var site = await SopSite.StartAsync();
        var (procedure, draft) = await AdoptedAsync(site);

        await EditAsync(site, draft, sop => new DraftChange.MoveStep(sop.PrintedSteps.Last().Key, sop.PrintedSteps.First().Key));

        Assert.Equal(Spoken, await NameAsync(site, procedure));
    }

    [Fact]
    public async Task Given_another_title_when_it_is_undone_then_the_SOP_is_called_as_before()
    {
        await using var site = await SopSite.StartAsync();
        var (procedure, draft) = await AdoptedAsync(site);

        await EditAsync(site, draft, sop => new DraftChange.WriteHead("PELAPORAN KINERJA", sop.Periodicity, sop.MainDocument, sop.Cover));
        Assert.Equal("Pelaporan Kinerja", await NameAsync(site, procedure));
        await using (var session = site.Session())
        {
            var edit = await session.Db.Set<DraftEdit>().Where(row => row.VersionId == draft).Select(row => row.Id).SingleAsync();
            Assert.True((await session.Get<UndoEditHandler>().HandleAsync(new(CommandId.New(), draft, edit, Actor: null), default)).Accepted(out _, out var no), no?.Code);
        }

        Assert.Equal(Spoken, await NameAsync(site, procedure));
    }

    private static async Task<(ProcedureId, VersionId)> AdoptedAsync(TestSite site)
    {
        await using var session = site.Session();
        var agency = await session.Db.Set<Agency>().Where(row => row.Code == "bmcktr").Select(row => row.Id).SingleAsync();
        var sop = Shipped.Sop("bmcktr") with { Code = new("nama-kapital"), Title = Printed };
        var procedure = AdoptedProcedure.Adopt(agency, sop, TestClock.OfTheMachine.GetCurrentInstant());
        var draft = ProcedureVersion.Draft(procedure.Id, 1, sop, TestClock.OfTheMachine.GetCurrentInstant());
        session.Db.AddRange(procedure, draft);
        await session.Db.SaveChangesAsync();
        return (procedure.Id, draft.Id);
    }

    private static async Task EditAsync(TestSite site, VersionId draft, Func<ProcedureDefinition, DraftChange> change)
    {
        await using var session = site.Session();
        var sop = (await session.Db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(row => row.Id == draft)).Definition;
        var result = await session.Get<EditDraftHandler>().HandleAsync(new(CommandId.New(), draft, change(sop), Mark: null, "Ditulis untuk uji.", Actor: null), default);
        Assert.True(result.Accepted(out _, out var no), no?.Code);
    }

    private static async Task<string> NameAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        return await session.Db.Set<AdoptedProcedure>().Where(row => row.Id == procedure).Select(row => row.Title).SingleAsync();
    }
}
