using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Agendas;

/// <summary>Puts indicators on the agenda whose achievement is among the lowest of its scale: those the heat map shows in its two loudest shades.</summary>
internal sealed class FigureAgenda(RecapReader recaps) : IAgendaSource
{
    /// <summary>Each on a line of its own; the others share one.</summary>
    private const int Most = 8;

    private const int LoudestShades = 2;

    public async Task<IReadOnlyList<AgendaPoint>> OfAsync(RunHead run, LocalDate today, CancellationToken ct)
    {
        var period = SheetOpening.PeriodOf(run.Subject);
        var red = (await recaps.OfAsync(run.Agency, period, ct)).Rows
            .Where(row => row.Exact is not null && row.Degree is > 0 and <= LoudestShades).OrderBy(row => row.Exact).ThenBy(row => row.Number).ToList();
        return
        [
            .. red.Take(Most).Select(row => new AgendaPoint($"{row.Name} ({row.UnitName}): capaian {row.Achievement}%", $"{row.Category} menurut skala {row.Scale}, {period.Quarter}.")),
            .. red.Count > Most ? [new AgendaPoint($"Indikator lain yang capaiannya rendah: {red.Count - Most}", "Selengkapnya pada rekapitulasi.")] : Array.Empty<AgendaPoint>(),
        ];
    }
}
