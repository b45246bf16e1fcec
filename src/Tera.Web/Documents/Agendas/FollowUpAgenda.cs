using NodaTime;
using Tera.Documents.Contracts;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Agendas;

/// <summary>Puts what earlier meetings decided and nobody has carried out on the agenda.</summary>
internal sealed class FollowUpAgenda(FollowUpList list) : IAgendaSource
{
    /// <summary>Each on a line of its own; the others share one.</summary>
    private const int Most = 5;

    public async Task<IReadOnlyList<AgendaPoint>> OfAsync(RunHead run, LocalDate today, CancellationToken ct)
    {
        var open = await list.ReadAsync(new([run.Agency]) { State = FollowUpFilter.Open }, ct);
        return
        [
            .. open.Take(Most).Select(one => new AgendaPoint($"Tindak lanjut: {one.Text}", $"{one.OwnerName}, {IndonesianText.Uncapital(one.TimeOn(today).Words)}; diputuskan dalam {one.MeetingSubject}.")),
            .. open.Count > Most ? [new AgendaPoint($"Tindak lanjut lain: {open.Count - Most} keputusan", "Selengkapnya pada daftar tindak lanjut.")] : Array.Empty<AgendaPoint>(),
        ];
    }
}
