using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>The four runs of the demonstration: one finished, one late, one sent back, one on time.</summary>
internal static class RunScripts
{
    /// <summary>A collection of three days, begun so long ago, is late.</summary>
    private const int LateSince = 5;

    /// <summary>Working minutes from the first order to where the run stands, by the pace of the players, and a few on top.</summary>
    private const int MinutesToTheReturn = 225;
    private const int MinutesToTheSheets = 180;

    /// <summary>All of them, in the order in which they are made.</summary>
    /// <remarks>
    /// The quarter they measure is the last one that was over when the late run began. So in the first days of a quarter, when no office has
    /// had the time to measure the one that has just ended, it is the quarter before that.
    /// </remarks>
    public static IReadOnlyList<RunScript> For(DemonstrationDays days)
    {
        var measuring = FiscalPeriod.Of(days.Back(LateSince));
        return [Finished(days, measuring), Late(days, measuring), SentBack(days, measuring), OnTime(days)];
    }

    /// <summary>Measured in the first days of the quarter that followed, signed, uploaded, archived.</summary>
    private static RunScript Finished(DemonstrationDays days, FiscalPeriod measuring) => new()
    {
        Key = "bmcktr-selesai",
        Agency = "bmcktr",
        Sop = "bmcktr",
        StartedBy = "kadis.bmcktr",
        Period = measuring.Plus(-1),
        Begins = days.OpeningFrom(LocalDate.Max(measuring.FirstDay, DemonstrationYear.Before(days.Today).InForce)) + Duration.FromMinutes(35),
    };

    /// <summary>Two units have not handed in, though their time is over.</summary>
    private static RunScript Late(DemonstrationDays days, FiscalPeriod measuring) => new()
    {
        Key = "dishub-terlambat",
        Agency = "dishub",
        Sop = "dishub",
        StartedBy = "kadis.dishub",
        Period = measuring.Plus(-1),
        Begins = days.OpeningFrom(days.Back(LateSince)) + Duration.FromMinutes(50),
        Leaves = task => task.Slot == Slot.Of(OrganisationSeed.Unit("dishub", "angkutan")) || task.Slot == Slot.Of(OrganisationSeed.Unit("dishub", "prasarana")),
    };

    /// <summary>The head has just said Tidak; the analysis is open for the second time.</summary>
    private static RunScript SentBack(DemonstrationDays days, FiscalPeriod measuring) => new()
    {
        Key = "kecamatan-dikembalikan",
        Agency = "kecamatan-contoh-utara",
        Sop = "kecamatan",
        StartedBy = "camat.contohutara",
        Period = measuring.Plus(-1),
        Begins = days.Before(MinutesToTheReturn),
        Leaves = task => task.Step.Value == "analisis" && task.Round > 1,
        Return = new(
            new StepKey("tanda-tangan"), new StepKey("analisis"),
            "Analisis belum menyebut penyebab keterlambatan layanan surat pindah. Mohon dilengkapi beserta rencana perbaikannya."),
    };

    /// <summary>The sheets have just been handed out; everybody has two days.</summary>
    private static RunScript OnTime(DemonstrationDays days) => new()
    {
        Key = "bmcktr-berjalan",
        Agency = "bmcktr",
        Sop = "bmcktr",
        StartedBy = "kadis.bmcktr",
        Period = FiscalPeriod.Of(days.Today),
        Begins = days.Before(MinutesToTheSheets),
        Leaves = task => task.Step.Value == "isi",
    };

}
