using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Positions;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.TestKit;

/// <summary>Small look-ups that several tests need.</summary>
public static class SessionQueries
{
    public static Task<PositionId> PositionOfAsync(this RegionSession session, PersonId person) =>
        session.Db.Set<Position>().Where(position => position.Assignments.Any(one => one.PersonId == person)).Select(position => position.Id).SingleAsync();

    public static Task<ProcedureId> ProcedureOfAsync(this RegionSession session, VersionId version) =>
        session.Db.Set<ProcedureVersion>().Where(row => row.Id == version).Select(row => row.ProcedureId).SingleAsync();
}
