using NodaTime;
using NodaTime.Text;
using Tera.Documents.Dispositions;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Organisation.Calendars;
using Tera.Procedures.Contracts;
using Tera.Procedures.Demonstration;
using Tera.Shared;

namespace Tera.Documents.Demonstration;

/// <summary>Gives orders, invites, meets and writes minutes.</summary>
internal sealed class OfficeHand : IFormHand
{
    private const string Room = "Ruang Rapat Utama";
    private static readonly WorkingDuration Notice = WorkingDuration.Minutes(15);
    private static readonly WorkingDuration Patience = WorkingDuration.Days(2);

    public Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct) => Task.FromResult(duty.Model switch
    {
        InstructModel model => Order(duty.Context, model),
        InviteModel model => Invitation(duty.Context, model),
        MeetModel model => Meeting(duty.Context, model),
        MinuteModel { Signing: null } model => Minutes(model),
        _ => null,
    });

    private static FilledForm Order(PanelContext context, InstructModel model) => new FilledForm()
        .With(DispositionForm.SubjectInput.Name, model.Subject)
        .With(DispositionForm.UrgencyInput.Name, nameof(Urgency.Ordinary))
        .With(DispositionForm.WishesInput.Name, [nameof(Wish.Process), nameof(Wish.Report)])
        .With(DispositionForm.NoteInput.Name, context.Step.Key == context.Definition.Start.Key
            ? "Laksanakan sesuai SOP dan waktu bakunya. Kendala disampaikan lebih awal, dan setiap angka disertai data dukung."
            : "Data sudah saya terima dan telaah. Mohon dilanjutkan ke langkah berikutnya, dan laporkan hasilnya.")
        .With(DispositionForm.DueInput.Name, Day(context, Patience))
        .With(DispositionForm.RecipientsInput.Name, model.Preset);

    private static FilledForm Invitation(PanelContext context, InviteModel model)
    {
        var start = Round(Local(context, context.Calendar.Add(context.Now, Notice)).PlusMinutes(5));
        return new FilledForm()
            .With(InvitationForm.SubjectInput.Name, model.Subject)
            .With(InvitationForm.UrgencyInput.Name, nameof(Urgency.Ordinary))
            .With(InvitationForm.DayInput.Name, LocalDatePattern.Iso.Format(start.Date))
            .With(InvitationForm.StartInput.Name, IndonesianDate.Clock(start.TimeOfDay))
            .With(InvitationForm.PlaceInput.Name, Room)
            .With(InvitationForm.AgendaInput.Name, $"Pembukaan\nPembahasan {context.Head.Title}\nPenutup")
            .With(InvitationForm.InviteesInput.Name, model.Preset)
            .With(InvitationForm.NoteInput.Name, "Mohon membawa catatan kegiatan triwulan beserta data dukungnya.");
    }

    private static FilledForm Meeting(PanelContext context, MeetModel model)
    {
        var now = Round(Local(context, context.Now));
        var held = model.Invitation is { } invitation && invitation.HeldOn.At(invitation.StartsAt) <= now ? invitation.HeldOn.At(invitation.StartsAt) : now.PlusMinutes(-40);
        var form = new FilledForm()
            .With(MeetingForm.SubjectInput.Name, model.Invitation?.Subject ?? $"Rapat {IndonesianText.Spoken(context.Definition.Title)}")
            .With(MeetingForm.DayInput.Name, LocalDatePattern.Iso.Format(held.Date))
            .With(MeetingForm.StartInput.Name, IndonesianDate.Clock(held.TimeOfDay))
            .With(MeetingForm.EndInput.Name, held < now && held.Date == now.Date ? IndonesianDate.Clock(now.TimeOfDay) : null)
            .With(MeetingForm.PlaceInput.Name, Room)
            .With(MeetingForm.ChairInput.Name, model.Chair?.ToString());
        Attendance(form, model);
        Topics(form, context);
        Decisions(form, context, model);
        return form;
    }

    private static void Attendance(FilledForm form, MeetModel model)
    {
        form.With(AttendeeRows.CountInput.Name, $"{model.Expected.Count}");
        foreach (var (at, expected) in model.Expected.Index())
        {
            form.With(AttendeeRows.PersonInput.Row(at).Name, expected.PersonId?.ToString())
                .With(AttendeeRows.NameInput.Row(at).Name, expected.Name)
                .With(AttendeeRows.PresenceInput.Row(at).Name, nameof(Presence.Present));
        }
    }

    private static void Topics(FilledForm form, PanelContext context)
    {
        (string Title, string? Notes)[] topics =
        [
            ("Pembukaan", null),
            ($"Pembahasan {context.Head.Title}", "Formulir disusun menurut Perjanjian Kinerja dan Rencana Aksi. Setiap pengisi menjelaskan sumber angkanya; angka tanpa data dukung dikembalikan."),
            ("Pembagian tugas", "Pengisian dimulai pada hari formulir diterima. Kendala disampaikan pada hari yang sama, tidak pada akhir waktu."),
        ];
        form.With(TopicRows.CountInput.Name, $"{topics.Length}");
        foreach (var (at, topic) in topics.Index())
        {
            form.With(TopicRows.TitleInput.Row(at).Name, topic.Title).With(TopicRows.NotesInput.Row(at).Name, topic.Notes);
        }
    }

    private static void Decisions(FilledForm form, PanelContext context, MeetModel model)
    {
        var others = model.Expected.Select(expected => expected.PersonId).OfType<Organisation.PersonId>().Where(person => person != model.Chair).Take(2).ToList();
        string[] decisions = ["Data dukung dilengkapi sebelum lembar diserahkan.", "Kendala dan tindak lanjutnya dilaporkan kepada pimpinan rapat."];
        form.With(DecisionRows.CountInput.Name, $"{others.Count}");
        foreach (var (at, owner) in others.Index())
        {
            form.With(DecisionRows.TextInput.Row(at).Name, decisions[at])
                .With(DecisionRows.OwnerInput.Row(at).Name, owner.ToString())
                .With(DecisionRows.DueInput.Row(at).Name, Day(context, Patience));
        }
    }

    private static FilledForm Minutes(MinuteModel model)
    {
        var held = model.Record!.Meeting;
        var form = new FilledForm().With(DecisionRows.CountInput.Name, $"{model.Decisions.Count}");
        foreach (var (at, decision) in model.Decisions.Index())
        {
            form.With(DecisionRows.TextInput.Row(at).Name, decision.Text)
                .With(DecisionRows.OwnerInput.Row(at).Name, decision.OwnerId?.ToString())
                .With(DecisionRows.DueInput.Row(at).Name, decision.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null)
                .With(DecisionRows.NotedAsInput.Row(at).Name, $"{decision.Ordinal}");
        }

        return form
            .With(MinutesForm.SubjectInput.Name, held.Subject)
            .With(MinutesForm.DayInput.Name, LocalDatePattern.Iso.Format(held.HeldOn!.Value))
            .With(MinutesForm.StartInput.Name, IndonesianDate.Clock(held.StartsAt!.Value))
            .With(MinutesForm.PlaceInput.Name, held.Place)
            .With(MinutesForm.ChairInput.Name, held.ChairId?.ToString())
            .With(MinutesForm.OpeningInput.Name, model.Proposal.Opening)
            .With(MinutesForm.DiscussionInput.Name, model.Proposal.Discussion)
            .With(MinutesForm.ConclusionInput.Name, model.Decisions.Count == 0 ? "Tidak ada keputusan." : null)
            .With(MinutesForm.ClosingInput.Name, model.Proposal.Closing);
    }

    private static string Day(PanelContext context, WorkingDuration later) =>
        LocalDatePattern.Iso.Format(context.Calendar.TimeZone.DateOf(context.Calendar.Add(context.Now, later)));

    private static LocalDateTime Local(PanelContext context, Instant moment) => moment.InZone(context.Calendar.TimeZone.Zone).LocalDateTime;

    /// <summary>Nobody writes down that a meeting began at 09.47.</summary>
    private static LocalDateTime Round(LocalDateTime time) => time.Date.At(new LocalTime(time.Hour, time.Minute - (time.Minute % 5)));
}
