namespace Tera.Documents;

/// <summary>Addresses of what the office acts serve beside their papers.</summary>
public static class OfficeActLinks
{
    public const string Invitations = "/undangan";
    public const string Attachments = "/lampiran";

    /// <summary>Where those who come to a meeting say so; read from a code in the room.</summary>
    public static string Attendance(string token) => $"/hadir/{token}";

    /// <summary>The meeting as a calendar file.</summary>
    public static string Calendar(InvitationId invitation) => $"{Invitations}/{invitation.Value:D}/kalender.ics";

    /// <summary>A file attached to a step.</summary>
    public static string Attachment(AttachmentId attachment) => $"{Attachments}/{attachment.Value:D}";
}
