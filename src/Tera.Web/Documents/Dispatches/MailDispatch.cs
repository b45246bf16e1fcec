using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Organisation.Agencies;
using Tera.Platform;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>The files of a letter that goes by mail: the letter, then what it carries, as it was signed.</summary>
public sealed class MailFiles(TeraDbContext db, IOptions<MailOptions> options)
{
    /// <summary>Them, or why they cannot go.</summary>
    internal async Task<Result<IReadOnlyList<Revision>>> OfAsync(Dispatch dispatch, CancellationToken ct)
    {
        var source = dispatch.Id.Value;
        var cover = await db.Set<Revision>().AsNoTracking().SingleOrDefaultAsync(row => row.SourceId == source && row.Template == CoverLetterTemplate.TemplateName, ct);
        var carried = await db.Set<Revision>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == dispatch.Carries, ct);
        List<Revision> files = [.. new[] { cover, carried }.OfType<Revision>()];
        if (cover is null || files.Exists(file => file.OutgoingPdf is null))
        {
            return MailRejections.NotPrinted();
        }

        var hashes = files.Select(file => file.OutgoingPdf!.Value.ToBytes()).ToArray();
        var size = await db.Database.SqlQuery<long>($"""select coalesce(sum(size), 0)::bigint as "Value" from platform.file where hash = any({hashes})""").SingleAsync(ct);
        return size > options.Value.LimitMegabytes * 1024L * 1024L ? MailRejections.TooLarge(options.Value.LimitMegabytes) : files;
    }
}

/// <summary>Sends a letter to one address, after the commit that asked for it.</summary>
/// <remarks>
/// Between the server's yes and our note of it a crash may come; the letter then goes once more, under the same Message-ID, which readers of mail
/// know by.
/// </remarks>
internal sealed class MailDispatch(
    TeraDbContext db, MailFiles mailFiles, KeptFiles files, IMailSender sender, Sentences sentences, IOptions<PublicAddressOptions> address, IClock clock) : IOutboxHandler
{
    internal const string MailChannel = "documents.mail";

    public string Channel => MailChannel;

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        var mail = await FindAsync(content, ct);
        if (mail.State is not MailState.Waiting)
        {
            return;
        }

        if (!(await LetterAsync(mail, ct)).Accepted(out var letter, out var no))
        {
            mail.Refuse(sentences.For(no), clock.GetCurrentInstant());
        }
        else if (await sender.SendAsync(letter, ct) is MailOutcome.Refused(var answer))
        {
            mail.Refuse(answer, clock.GetCurrentInstant());
        }
        else
        {
            mail.Accept(clock.GetCurrentInstant());
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        // What went wrong is in the log; here stands what its reader can do about.
        (await FindAsync(content, ct)).Refuse(sentences.For(MailRejections.ServerAway()), clock.GetCurrentInstant());
        await db.SaveChangesAsync(ct);
    }

    private Task<DispatchMail> FindAsync(string content, CancellationToken ct)
    {
        var id = Guid.Parse(content);
        return db.Set<DispatchMail>().SingleAsync(row => row.Id == id, ct);
    }

    private async Task<Result<MailLetter>> LetterAsync(DispatchMail mail, CancellationToken ct)
    {
        var dispatch = await db.Set<Dispatch>().AsNoTracking().SingleAsync(row => row.Id == mail.DispatchId, ct);
        if (!(await mailFiles.OfAsync(dispatch, ct)).Accepted(out var revisions, out var no))
        {
            return no;
        }

        var taken = await db.Set<Letter>().AsNoTracking().SingleAsync(row => row.Id == dispatch.LetterId, ct);
        if (revisions[0].SupersededAt is not null || taken.State is LetterState.Void)
        {
            return MailRejections.NoLongerCounts();
        }

        var to = await db.Set<DispatchRecipient>().AsNoTracking().Where(row => row.DispatchId == dispatch.Id && row.Kind == RecipientKind.To)
            .OrderBy(row => row.Ordinal).Select(row => row.Name).ToListAsync(ct);
        var artifact = await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revisions[0].ArtifactId, ct);
        var agency = await db.Set<Agency>().AsNoTracking().SingleAsync(row => row.Id == artifact.AgencyId, ct);
        List<MailAttachment> attachments = [];
        foreach (var revision in revisions)
        {
            attachments.Add(new(FileNames.Of(revision.Title) + ".pdf", FileType.Pdf, await files.ReadAsync(revision.OutgoingPdf!.Value, ct)));
        }

        return new MailLetter(mail.Id, agency.Name, mail.Address, dispatch.Subject, Text(dispatch, taken.Text, to, agency, revisions), attachments);
    }

    private string Text(Dispatch dispatch, string number, IReadOnlyList<string> to, Agency agency, IReadOnlyList<Revision> revisions)
    {
        var site = address.Value.PublicUrl.TrimEnd('/');
        var codes = string.Join('\n', revisions.Select(revision => $"- {revision.Title}: {site}{DocumentLinks.Verification(revision.VerificationCode)}"));
        return $"""
            Yth. {string.Join("; ", to)}

            Bersama ini kami kirimkan {dispatch.Subject}, dengan surat pengantar nomor {number}.

            Keaslian berkas terlampir dapat diperiksa pada:
            {codes}

            {agency.Name}
            {agency.Contact}
            """;
    }
}
