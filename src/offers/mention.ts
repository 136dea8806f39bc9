/** The law owes these words to whoever a computed decision is about. */
export const algorithmWords =
  'Cette décision s’appuie sur un traitement algorithmique, le tirage au sort, qui classe les demandes quand les places manquent. Vous pouvez obtenir ses règles et ses principales caractéristiques (article L. 311-3-1 du code des relations entre le public et l’administration).';
