using Tera.Documents.Agendas;
using Tera.Documents.Contracts;
using Tera.Documents.Utilisations;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Meetings;

/// <summary>What lies before a meeting when it begins.</summary>
/// <param name="Unfinished">Decisions of the agency's earlier meetings that are not carried out yet.</param>
/// <param name="Uses">For what the agency's earlier meetings used the measurement, the latest first.</param>
/// <param name="Agenda">What there is to talk about.</param>
public sealed record EarlierWork(IReadOnlyList<FollowUp> Unfinished, IReadOnlyList<UtilisationRow> Uses, IReadOnlyList<AgendaPoint> Agenda);

/// <summary>Reads it.</summary>
public sealed class MeetingBackground(FollowUpList followUps, UtilisationList uses, AgendaProposal agenda)
{
    private const int MostUses = 10;

    /// <param name="context">The task that meets.</param>
    /// <param name="meeting">Its own meeting, which is none of the earlier ones; null while nothing is noted.</param>
    /// <param name="ct">Ends reading.</param>
    public async Task<EarlierWork> OfAsync(PanelContext context, MeetingId? meeting, CancellationToken ct) => new(
        [.. (await followUps.ReadAsync(new([context.Head.Agency]) { State = FollowUpFilter.Open }, ct)).Where(one => one.Meeting != meeting)],
        [.. (await uses.ReadAsync(new([context.Head.Agency]), MostUses, ct)).Where(one => one.Meeting != meeting)],
        context.MayAct && meeting is null ? await agenda.OfAsync(context.Head, context.Calendar.TimeZone.DateOf(context.Now), ct) : []);
}
