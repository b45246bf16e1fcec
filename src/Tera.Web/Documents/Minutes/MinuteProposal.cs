using Tera.Documents.Meetings;

namespace Tera.Documents.Minutes;

/// <summary>The texts of minutes as they follow from what was noted of the meeting; empty where nothing was.</summary>
internal sealed class MinuteProposal(MeetingRecord? record)
{
    public string Opening => record?.Meeting.ChairName is { } chair ? $"Rapat dibuka oleh {chair} selaku pimpinan rapat." : "";

    public string Discussion => record is null
        ? ""
        : string.Join("\n\n", record.Topics.Where(topic => topic.Notes is not null).Select((topic, at) => $"{at + 1}. {topic.Title}\n{topic.Notes}"));

    public string Closing => record is null ? "" : "Rapat ditutup oleh pimpinan rapat.";
}
