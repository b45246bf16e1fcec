using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>Asks for letters to be sent by mail, and tells what became of them.</summary>
public sealed class MailDesk(TeraDbContext db, IMailSender sender, MailFiles files)
{
    /// <summary>Of the letters of a task, also of those written anew since, in the order they were asked for; null where the installation sends no mail.</summary>
    internal async Task<IReadOnlyList<DispatchMail>?> OfAsync(RunId run, TaskKey task, CancellationToken ct)
    {
        if (!sender.InUse)
        {
            return null;
        }

        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        return await (
            from mail in db.Set<DispatchMail>().AsNoTracking()
            join letter in db.Set<Dispatch>() on mail.DispatchId equals letter.Id
            where letter.RunId == run && letter.Step == step && letter.Act == act && letter.Round == round && letter.Slot == slot
            orderby mail.AskedAt, mail.Address
            select mail).ToListAsync(ct);
    }

    /// <summary>In the caller's transaction: a row and a piece of outbox work for each address that has not got the letter.</summary>
    internal async Task<Rejection?> AskAsync(Dispatch dispatch, MailWish wish, PersonId by, Instant at, CancellationToken ct)
    {
        if (!sender.InUse)
        {
            return MailRejections.NotInUse();
        }

        if ((await files.OfAsync(dispatch, ct)).Rejection is { } no)
        {
            return no;
        }

        var known = await db.Set<DispatchMail>().Where(row => row.DispatchId == dispatch.Id).ToDictionaryAsync(row => row.Address, ct);
        List<DispatchMail> wanted = [];
        foreach (var address in wish.Addresses)
        {
            if (!known.TryGetValue(address, out var mail))
            {
                wanted.Add(db.Add(new DispatchMail { Id = Guid.CreateVersion7(), DispatchId = dispatch.Id, Address = address, Recipient = wish.Recipient, AskedBy = by, AskedAt = at }).Entity);
            }
            else if (mail.State is MailState.Refused)
            {
                mail.AskAgain(by, at);
                wanted.Add(mail);
            }
        }

        // What is on its way to people outside counts, and its number is not voided any more, whenever the sending is recorded.
        if (wanted.Count > 0 && dispatch.LetterId is { } number)
        {
            (await db.Set<Letter>().SingleAsync(row => row.Id == number, ct)).Issue();
        }

        db.AddRange(wanted.Select(mail => new OutboxItem(MailDispatch.MailChannel, mail.Id.ToString("D"), at)));
        return wanted.Count == 0 ? MailRejections.AlreadyAsked() : null;
    }
}
