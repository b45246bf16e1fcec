using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>Brings a run to the point where the units fill their sheets, past its pages.</summary>
internal static class OpenSheet
{
    private const string Agency = "bmcktr";
    private static readonly StepKey Filling = new("isi");

    /// <summary>Wednesday 6 January 2027, 08.00 WIB, when the fourth quarter is measured.</summary>
    private static readonly Instant Beginning = Instant.FromUtc(2027, 1, 6, 1, 0);

    /// <summary>The open sheet of a unit of Dinas Bina Marga.</summary>
    public static async Task<SheetId> OfAsync(TestSite site, string unit)
    {
        site.Clock.Now = Beginning;
        var procedure = await site.ProcedureAsync(Agency, Agency);
        var run = await StartAsync(site, procedure);
        var writer = new StepWriter(site.Services, new(OrganisationSeed.Region, OrganisationSeed.Agency(Agency), procedure));
        while ((await Robots.OpenDuties.StateAsync(site, run)).CurrentStep != Filling)
        {
            await writer.DecideAsync(CommandId.New(), run, (await writer.NextAsync(run))!);
        }

        return await BesideAsync(site, unit);
    }

    /// <summary>The sheet of another unit in the same run.</summary>
    public static async Task<SheetId> BesideAsync(TestSite site, string unit)
    {
        await using var session = site.Session();
        var slot = Slot.Of(OrganisationSeed.Unit(Agency, unit)).Value;
        return await session.Db.Set<Sheet>().Where(sheet => sheet.FiscalYear == 2026 && sheet.Quarter == 4 && sheet.Slot == slot).Select(sheet => sheet.Id).SingleAsync();
    }

    private static async Task<RunId> StartAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        var subject = new RunSubject("agency", OrganisationSeed.Agency(Agency).Value, 2026, 4);
        var start = new StartRun(CommandId.New(), procedure, subject, CoverOverride: null, OrganisationSeed.Person("kadis.bmcktr"));
        return new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
    }
}
