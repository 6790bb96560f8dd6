import bcrypt from 'bcrypt'
import Database from 'better-sqlite3'

/** Users and their notes in SQLite; passwords only as bcrypt hashes. */
export const openStore = (file) => {
  const database = new Database(file)
  database.exec(`
    create table if not exists users (name text primary key, hash text not null) strict;
    create table if not exists notes (id integer primary key, text text not null) strict;
  `)
  const insertUser = database.prepare('insert into users (name, hash) values (?, ?) on conflict do nothing')
  const selectHash = database.prepare('select hash from users where name = ?').pluck()
  const insertNote = database.prepare('insert into notes (text) values (?) returning id, text')
  const selectNotes = database.prepare('select id, text from notes order by id')
  const probe = database.prepare('select count(*) from users').pluck()

  return {
    /** False when the name is taken. */
    register: async (name, password) => insertUser.run(name, await bcrypt.hash(password, 10)).changes === 1,
    login: async (name, password) => {
      const hash = selectHash.get(name)
      return hash !== undefined && (await bcrypt.compare(password, hash))
    },
    addNote: (text) => insertNote.get(text),
    notes: () => selectNotes.all(),
    /** Throws when the database cannot be read. */
    check: () => probe.get(),
    close: () => database.close(),
  }
}
