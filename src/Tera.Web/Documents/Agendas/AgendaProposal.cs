using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Agendas;

/// <summary>Proposes an agenda out of what every module knows.</summary>
public sealed class AgendaProposal(IEnumerable<IAgendaSource> sources)
{
    /// <summary>The first and the last line of every agenda; minutes have a part of their own for each.</summary>
    internal const string Opening = "Pembukaan", Closing = "Penutup";

    /// <summary>In the order of the modules; no more than an agenda holds between its opening and its end.</summary>
    public async Task<IReadOnlyList<AgendaPoint>> OfAsync(RunHead run, LocalDate today, CancellationToken ct)
    {
        List<AgendaPoint> points = [];
        foreach (var source in sources)
        {
            points.AddRange(await source.OfAsync(run, today, ct));
        }

        return [.. points.Take(InvitationForm.MostLines - Usual(run, []).Count)];
    }

    /// <summary>The lines of an agenda; without anything proposed, what every meeting of a run talks about.</summary>
    public static IReadOnlyList<string> Usual(RunHead run, IEnumerable<AgendaPoint> points) =>
        [Opening, .. points.Select(point => Within(point.Line)), $"Pembahasan {run.Title}", Closing];

    /// <summary>A decision may have been written over several lines; a point of an agenda is one.</summary>
    private static string Within(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= InvitationForm.LongestLine ? line : string.Concat(line.AsSpan(0, InvitationForm.LongestLine - 1), "…");
    }
}
