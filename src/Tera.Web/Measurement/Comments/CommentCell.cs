using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Comments;

/// <summary>Says something about a cell, or calls the talk about it settled. Whoever may read the sheet may; locked sheets are talked about too.</summary>
/// <param name="Words">Null to settle.</param>
public sealed record CommentCell(CommandId Command, SheetId Sheet, EntryId Entry, SignedInUser User, string Field, string? Words);

/// <inheritdoc cref="CommentCell"/>
public sealed class CommentCellHandler(TeraDbContext db, CommandScope commands, SheetAccess access, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(CommentCell command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "measurement.comment-cell", command.User.PersonId.Value, inner => KeepAsync(command, inner), ct);

    private async Task<Result<string>> KeepAsync(CommentCell command, CancellationToken ct)
    {
        var sheet = await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.Sheet, ct);
        if (sheet is null || !await access.MaySeeAsync(sheet, command.User, ct))
        {
            return CellCommentRejections.Unknown;
        }

        // The row, locked: two who settle at once are one after the other.
        await db.Database.ExecuteSqlAsync($"select from measurement.entry where id = {command.Entry.Value} for no key update", ct);
        var entry = await db.Set<SheetEntry>().AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == command.Entry && one.UnitId == sheet.UnitId && one.FiscalYear == sheet.FiscalYear && one.Quarter == sheet.Quarter, ct);
        if (entry is null)
        {
            return CellCommentRejections.Unknown;
        }

        var (by, at) = (command.User.PersonId, clock.GetCurrentInstant());
        var made = command.Words is { } words
            ? CellComment.Say(entry, command.Field, words, by, at)
            : CellComment.Settle(entry, await LastAsync(entry.Id, command.Field, ct), by, at);
        if (!made.Accepted(out var comment, out var no))
        {
            return no;
        }

        db.Add(comment);
        return comment.Id.Value.ToString("D");
    }

    private Task<CellComment?> LastAsync(EntryId entry, string field, CancellationToken ct) => db.Set<CellComment>().AsNoTracking()
        .Where(one => one.EntryId == entry && one.Field == field).OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct);
}
