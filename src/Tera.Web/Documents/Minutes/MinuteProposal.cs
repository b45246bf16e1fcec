using Tera.Documents.Meetings;
using Tera.Shared;

namespace Tera.Documents.Minutes;

/// <summary>The texts of minutes as they follow from what was noted of the meeting; empty where nothing was.</summary>
internal sealed class MinuteProposal(MeetingRecord? record)
{
    public string Opening => record?.Meeting.ChairName is { } chair ? $"Rapat dibuka oleh {chair} selaku pimpinan rapat." : "";

    public string Discussion => record is null
        ? ""
        : string.Join("\n\n", record.Topics.Where(topic => topic.Notes is not null).Select((topic, at) => $"{at + 1}. {topic.Title}\n{topic.Notes}"));

    public string Conclusion => record is null
        ? ""
        : string.Join('\n', record.Decisions.Select((decision, at) => $"{at + 1}. {decision.Text}{Duty(decision)}"));

    public string Closing => record is null ? "" : "Rapat ditutup oleh pimpinan rapat.";

    private static string Duty(MeetingDecision decision) => (decision.OwnerName, decision.DueOn) switch
    {
        ({ } owner, { } due) => $" (penanggung jawab: {owner}, paling lambat {IndonesianDate.Long(due)})",
        ({ } owner, null) => $" (penanggung jawab: {owner})",
        (null, { } due) => $" (paling lambat {IndonesianDate.Long(due)})",
        _ => "",
    };
}
