using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>Says something about a run, for all who see it.</summary>
public sealed record CommentOnRun(CommandId Command, RunId Run, string Text);

/// <summary>Keeps messages.</summary>
public sealed class CommentOnRunHandler(TeraDbContext db, RunTalk talk, CommandScope commands, CurrentUser user, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(CommentOnRun command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "procedures.comment", user.Required.PersonId.Value, async _ =>
        {
            var who = user.Required;
            var agencies = await db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.run where id = {command.Run.Value}""").ToListAsync(ct);
            if (agencies is not [var agency] || !who.Sees(new(agency)))
            {
                return RunGatewayRejections.NoSuchRun(command.Run);
            }

            if (command.Text.Length is 0 or > RunTalk.Longest)
            {
                return command.Text.Length == 0 ? RunPostRejections.EmptyComment() : RunPostRejections.CommentTooLong(RunTalk.Longest);
            }

            var position = who.Positions.Select(held => held.Title).Concat(who.Teams.Select(seat => seat.Name)).FirstOrDefault() ?? "Pegawai";
            await talk.SayAsync(command.Run, who.PersonId, position, command.Text, clock.GetCurrentInstant(), ct);
            return command.Run.ToString();
        }, ct);
}
