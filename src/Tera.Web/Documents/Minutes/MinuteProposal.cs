using Tera.Documents.Agendas;
using Tera.Documents.Meetings;

namespace Tera.Documents.Minutes;

/// <summary>The texts of minutes as they follow from what was noted of the meeting; empty where nothing was.</summary>
internal sealed class MinuteProposal(MeetingRecord? record)
{
    public string Opening => Joined(record?.Meeting.ChairName is { } chair ? $"Rapat dibuka oleh {chair} selaku pimpinan rapat." : "", NotesOf(AgendaProposal.Opening));

    /// <summary>What was noted under every other line of the agenda, numbered anew.</summary>
    public string Discussion => record is null
        ? ""
        : string.Join("\n\n", record.Topics.Where(topic => topic.Notes is not null && !IsFrame(topic.Title)).Select((topic, at) => $"{at + 1}. {topic.Title}\n{topic.Notes}"));

    public string Closing => Joined(record is null ? "" : "Rapat ditutup oleh pimpinan rapat.", NotesOf(AgendaProposal.Closing));

    private static bool IsFrame(string title) => Is(title, AgendaProposal.Opening) || Is(title, AgendaProposal.Closing);

    private string? NotesOf(string line) => record?.Topics.FirstOrDefault(topic => Is(topic.Title, line))?.Notes;

    private static bool Is(string title, string line) => title.Trim().Equals(line, StringComparison.OrdinalIgnoreCase);

    private static string Joined(string sentence, string? notes) => notes is null ? sentence : $"{sentence}\n{notes}".TrimStart();
}
