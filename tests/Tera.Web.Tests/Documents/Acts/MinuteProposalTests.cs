using NodaTime;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Procedures.Engine;

namespace Tera.Documents.Acts;

/// <summary>Minutes begin and end with parts of their own; what was noted under the first and last line of the agenda belongs there.</summary>
public sealed class MinuteProposalTests
{
    [Fact]
    public void What_was_noted_at_the_opening_and_the_end_stands_there_and_not_in_the_discussion()
    {
        var minutes = new MinuteProposal(Noted(("Pembukaan", "Doa bersama."), ("Capaian jalan mantap", "Tercapai."), ("Tindak lanjut", "Bukti dilengkapi."), ("Penutup", "Rapat berikutnya bulan April.")));

        Assert.Equal("Doa bersama.", minutes.Opening);
        Assert.Equal("1. Capaian jalan mantap\nTercapai.\n\n2. Tindak lanjut\nBukti dilengkapi.", minutes.Discussion);
        Assert.Equal("Rapat ditutup oleh pimpinan rapat.\nRapat berikutnya bulan April.", minutes.Closing);
    }

    [Fact]
    public void An_agenda_without_notes_proposes_no_discussion() =>
        Assert.Equal(("", "Rapat ditutup oleh pimpinan rapat."), (new MinuteProposal(Noted(("Pembukaan", null), ("Capaian", null))).Discussion, new MinuteProposal(Noted(("Penutup", null))).Closing));

    private static MeetingRecord Noted(params (string Title, string? Notes)[] topics)
    {
        var meeting = new Meeting(RunId.New(), new(new("langkah"), 1, 1, Slot.Sole), null);
        meeting.Note(new("Rapat pembahasan", new LocalDate(2026, 10, 8), new(9, 0), new(11, 0), "Ruang rapat", null, [], [], []), Instant.FromUtc(2026, 10, 6, 3, 0));
        return new(meeting, [], [.. topics.Select((topic, at) => new MeetingTopic { MeetingId = meeting.Id, Ordinal = at, Title = topic.Title, Notes = topic.Notes })], []);
    }
}
